import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { plainTitle } from '../../src/language/plain-title.ts';
import type { WorkPage } from '../../src/operations/show-work.ts';
import { questions } from '../api.ts';
import { isWeb, Record } from '../parts/evidence.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { Figure } from '../parts/figure.tsx';
import { OrganisationName, PersonName } from '../parts/posts.tsx';
import { PageBones, Trouble } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';
import { venueName, venueYear } from '../parts/venue.ts';

/** `/works/ID`: who wrote it, and what it prints about each of them. */
export function Work() {
  const { id } = useParams({ from: '/works/$id' });
  const { say } = useWords();
  const { data, error } = useQuery(questions.work(id));
  usePageTitle(data ? plainTitle(data.title) : say('room.work'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  return (
    <>
      <p className="crumb">{say('room.work')}</p>
      <div className="masthead">
        <div>
          <h1 className="long" lang="en">
            {plainTitle(data.title)}
          </h1>
          <p className="lead">{describe(data, say)}</p>
          {data.url && isWeb(data.url) && (
            <p className="acts">
              <a className="act" href={data.url} rel="noreferrer noopener external" target="_blank">
                {say('work.open')}
              </a>
            </p>
          )}
        </div>
        <aside>
          <Particulars work={data} />
        </aside>
      </div>
      <Authors work={data} />
      <div className={data.bag.length > 0 ? 'two' : undefined}>
        <Bag work={data} />
        <Figure title={say('work.records', { count: data.records.length })} dek={say('work.records.dek')}>
          <ul className="records chart">
            {[...data.awards.map((award) => award.evidence), ...data.records].map((record) => (
              <Record
                key={`${record.kind} ${record.source} ${record.file} ${record.record}`}
                evidence={record}
              />
            ))}
          </ul>
        </Figure>
      </div>
    </>
  );
}

function describe(work: WorkPage, say: ReturnType<typeof useWords>['say']): string {
  const printed = work.people.filter((line) => line.printed !== null).length;
  const where = venueYear(work) || say('work.undated');
  return say('work.lead', { where, authors: work.people.length, printed });
}

function Particulars({ work }: { work: WorkPage }) {
  const { say, date } = useWords();
  const venue = work.venueName ?? (work.venue && venueName(work.venue));
  const facts: (Fact | false)[] = [
    venue !== null && venue !== '' && { label: say('work.venue'), value: venue },
    work.published !== null && {
      label: say('work.published'),
      value: date(work.published.on, work.published.precision),
    },
    work.status !== null && {
      label: say('work.status'),
      value: <span lang="en">{[work.status, work.track].filter(Boolean).join(', ')}</span>,
    },
    work.keywords.length > 0 && {
      label: say('work.keywords'),
      value: <span lang="en">{work.keywords.slice(0, 6).join(', ')}</span>,
    },
    ...work.awards.map((award) => ({
      id: award.award,
      label: say('work.award'),
      value: <span lang="en">{award.award}</span>,
      note: venueYear(award),
    })),
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}

function Authors({ work }: { work: WorkPage }) {
  const { say } = useWords();
  return (
    <Figure
      title={say('work.authors', { count: work.people.length })}
      dek={say('work.authors.dek')}
      sheet={{
        name: `${work.title} ${say('export.sheet.authors')}`,
        columns: ['position', 'person', 'name', 'printed_name', 'organisations', 'printed'],
        rows: work.people.map((line) => [
          line.position + 1,
          line.person.id,
          line.person.name,
          line.printedName,
          line.organisations.map(({ name }) => name).join('; '),
          line.printed,
        ]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col" className="place">
              {say('work.place')}
            </th>
            <th scope="col">{say('work.person')}</th>
            <th scope="col">{say('work.organisation')}</th>
            <th scope="col">{say('work.printed')}</th>
          </tr>
        </thead>
        <tbody>
          {work.people.map((line) => (
            <tr key={line.position}>
              <td className="quiet place">{line.position + 1}</td>
              <th scope="row">
                {line.printedName === '' ? (
                  <span className="quiet">{say('work.withheld')}</span>
                ) : (
                  <PersonName person={line.person} opens />
                )}
                {line.printedName !== line.person.name && (
                  <small className="quiet"> {say('work.as', { name: line.printedName })}</small>
                )}
              </th>
              <td>
                {line.organisations.map((organisation, index) => (
                  <span key={organisation.id ?? organisation.name}>
                    {index > 0 && ', '}
                    <OrganisationName organisation={organisation} />
                  </span>
                ))}
              </td>
              <td className="soft">
                {line.printed ??
                  (line.printedName !== '' && <span className="quiet">{say('work.printed.none')}</span>)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

function Bag({ work }: { work: WorkPage }) {
  const { say } = useWords();
  if (work.bag.length === 0) return null;
  return (
    <Figure title={say('work.bag')} dek={say('work.bag.dek')}>
      <ul className="entries chart">
        {work.bag.map((organisation) => (
          <li key={organisation.id ?? organisation.name}>
            <OrganisationName organisation={organisation} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}
