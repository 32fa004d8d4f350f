import type { SourcesHeld } from '../../../src/operations/builds/sources.ts';
import { useSupplier } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { OpeningRow } from '../../parts/opening-row.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function Suppliers({ sources }: { sources: SourcesHeld['sources'] }) {
  const { say } = useWords();
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  return (
    <Figure
      title={say('data.sources', { records, rejected })}
      dek={say('data.sources.dek')}
      sheet={{
        name: say('data.sources.name'),
        columns: [
          'source',
          'terms',
          'files',
          'bytes',
          'records',
          'rejected',
          'first_year',
          'last_year',
          'known_to',
        ],
        rows: sources.map((source) => [
          source.source,
          source.terms,
          source.files,
          source.bytes,
          source.records,
          source.rejected,
          source.firstYear,
          source.lastYear,
          source.knownTo,
        ]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col">{say('data.source')}</th>
            <th scope="col">{say('data.terms')}</th>
            <th scope="col">{say('data.span')}</th>
            <th scope="col" className="num">
              {say('data.records')}
            </th>
            <th scope="col">{say('data.rejected')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SupplierRow key={source.source} source={source} />
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

function SupplierRow({ source }: { source: SourcesHeld['sources'][number] }) {
  const { say, number, date, years } = useWords();
  const supplier = useSupplier();
  const cells = (
    <>
      <th scope="row">
        {supplier(source.source)}
        <small className="quiet speaker">{say('data.files', { count: source.files })}</small>
      </th>
      <td className="soft">
        <Terms source={source.source} terms={source.terms} />
      </td>
      <td>
        {source.firstYear !== null && source.lastYear !== null
          ? years(source.firstYear, source.lastYear)
          : ''}
        {source.knownTo && (
          <small className="quiet speaker">
            {say('data.knownTo', { date: date(source.knownTo, 'day') })}
          </small>
        )}
      </td>
      <td className="num" data-label={say('data.records')}>
        {number(source.records)}
      </td>
    </>
  );
  if (source.rejections.length === 0) {
    return (
      <tr>
        {cells}
        <td className="quiet">{say('data.rejected.none')}</td>
      </tr>
    );
  }
  return (
    <OpeningRow
      columns={5}
      label={say('data.rejected.count', { count: source.rejected })}
      below={<Rejections rejections={source.rejections} />}
    >
      {cells}
    </OpeningRow>
  );
}

function Rejections({ rejections }: { rejections: SourcesHeld['sources'][number]['rejections'] }) {
  const { say, knows, number } = useWords();
  const said = (reason: string) => {
    const key = `cli.reason.${reason}`;
    return knows(key) ? say('cli.import.reason', { words: say(key), code: reason }) : reason;
  };
  return (
    <ul className="records">
      {rejections.map((rejection) => (
        <li className="record" key={`${rejection.reason} ${rejection.field}`}>
          <p>
            <b>{[rejection.field, said(rejection.reason)].filter(Boolean).join(', ')}</b>{' '}
            <span className="quiet">{number(rejection.records)}</span>
          </p>
          {rejection.examples.slice(0, 2).map((example) => (
            <p className="where" key={`${example.file} ${example.record}`}>
              <span className="path">
                {example.file} · {example.record}
              </span>
              <span lang="en">{example.detail}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Under which terms a source is held: in the reader's words where the catalogue has them, else as the source says. */
export function Terms({ source, terms }: { source: string; terms: string }) {
  const { say, knows } = useWords();
  const key = `source.terms.${source}`;
  return knows(key) ? say(key) : <span lang="en">{terms}</span>;
}
