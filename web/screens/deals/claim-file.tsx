import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useId, useState } from 'react';
import { sayUnread } from '../../../src/locales/unread-columns.ts';
import type { ClaimsPreviewed } from '../../../src/operations/deals/import-claims.ts';
import type { Decided } from '../../../src/operations/decisions/decided.ts';
import { acts, questions } from '../../api.ts';
import { Decide, Field, Refused, useWho } from '../../parts/decision.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { refreshClaims } from './claim-edits.tsx';

interface Chosen {
  readonly name: string;
  readonly text: string;
}

/** Characters of a file that the server reads; a larger one goes by the command line. */
const LARGEST_TEXT = 2_000_000;
/** Refused fields that are listed. */
const SHOWN = 50;

/** A CSV of claims, chosen on this machine: what it would enter is shown first, then it is signed and entered. */
export function ClaimFile() {
  const { say } = useWords();
  const id = useId();
  const queries = useQueryClient();
  const [file, setFile] = useState<Chosen>();
  const preview = useMutation({ mutationFn: ({ text }: Chosen) => acts.previewClaims(text) });
  const enter = useMutation({
    mutationFn: (order: { readonly who: string; readonly why: string }) =>
      acts.importClaims({ text: file?.text ?? '', ...order }),
    onSuccess: async () => {
      setFile(undefined);
      preview.reset();
      await refreshClaims(queries);
    },
  });
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [one] = target.files ?? [];
    if (one === undefined) return;
    const chosen = { name: one.name, text: one.size > LARGEST_TEXT ? '' : await one.text() };
    // The same file, mended, can be chosen again.
    target.value = '';
    enter.reset();
    preview.reset();
    setFile(chosen);
    if (chosen.text !== '') preview.mutate(chosen);
  };
  return (
    <Figure title={say('claims.file.title')} dek={say('claims.file.dek')}>
      <div className="chart claim-file">
        <label className="act file" htmlFor={id}>
          {say('claims.file.choose')}
          <input id={id} type="file" accept=".csv,text/csv" onChange={(event) => void choose(event)} />
        </label>
        <div aria-live="polite">
          {enter.data && (
            <p className="prose">{say('claims.file.entered', { count: enter.data.decisions.length })}</p>
          )}
          {file?.text === '' && <p className="note">{say('claims.file.size', { file: file.name })}</p>}
          {preview.isPending && <p className="quiet">{say('claims.file.reading')}</p>}
          {preview.error && (
            <p className="note" role="alert">
              <Refused error={preview.error} />
            </p>
          )}
          {file && preview.data && <Preview file={file.name} found={preview.data} />}
        </div>
        {file && preview.data && preview.data.claims.length > 0 && (
          <Sign
            key={file.name}
            file={file.name}
            count={preview.data.claims.length}
            busy={enter.isPending}
            error={enter.error}
            enter={(order) => enter.mutate(order)}
            give={() => setFile(undefined)}
          />
        )}
      </div>
    </Figure>
  );
}

/** What the file would enter, and what it would not, and why. */
function Preview({ file, found }: { file: string; found: ClaimsPreviewed }) {
  const { say, knows, number } = useWords();
  const { records, claims, known, rejections, sample, table } = found;
  const lines = new Set(rejections.map(({ line }) => line)).size;
  const fault = (reason: string, detail: string) => {
    const key = `fault.entry.${reason}`;
    return knows(key) ? say(key, { reason, detail }) : say('fault.entry.other', { reason, detail });
  };
  return (
    <>
      <p className="prose">
        {say('claims.file.found', { file, table, records, fresh: claims.length, known, refused: lines })}
      </p>
      <Unread found={found} />
      {sample.length > 0 && (
        <ul className="entries">
          {sample.map(({ claim, about, says, publisher }) => (
            <li key={claim} lang="en">
              <b>{about}</b> {says} {publisher && <span className="quiet">{publisher}</span>}
            </li>
          ))}
        </ul>
      )}
      {claims.length > sample.length && (
        <p className="quiet">{say('claims.file.more', { count: claims.length - sample.length })}</p>
      )}
      {rejections.length > 0 && (
        <table className="stack">
          <caption className="hidden">{say('claims.file.refused')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('claims.file.line')}</th>
              <th scope="col">{say('claims.file.field')}</th>
              <th scope="col">{say('claims.file.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rejections.slice(0, SHOWN).map(({ line, field, reason, detail }) => (
              <tr key={`${line} ${field}`}>
                <th scope="row">{say('claims.file.row', { line: number(line) })}</th>
                <td>
                  <code>{field}</code>
                </td>
                <td className="wide">{fault(reason, detail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rejections.length > SHOWN && (
        <p className="quiet">{say('claims.file.more', { count: rejections.length - SHOWN })}</p>
      )}
    </>
  );
}

/** The columns that the file has and claims don't: a warning, nothing else is lost. */
function Unread({ found }: { found: ClaimsPreviewed }) {
  const unread = sayUnread(found, useWords());
  if (unread === null) return null;
  return (
    <div className="note" role="status">
      <p>{unread.head}</p>
      <ul>
        {unread.each.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

interface SignProps {
  readonly file: string;
  readonly count: number;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly enter: (order: { readonly who: string; readonly why: string }) => void;
  readonly give: () => void;
}

/** Who enters it and why; nothing is entered before. */
function Sign({ file, count, busy, error, enter, give }: SignProps) {
  const { say } = useWords();
  const [who, setWho] = useWho();
  const [why, setWhy] = useState(say('claims.file.from', { file }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) enter({ who, why });
  };
  return (
    <form onSubmit={submit}>
      <Field label={say('decide.who')} value={who} change={setWho} most={100} />
      <Field label={say('decide.why')} value={why} change={setWhy} most={2000} />
      <p className="note">{say('claims.note')}</p>
      {error && (
        <p className="note" role="alert">
          <Refused error={error} />
        </p>
      )}
      <p className="acts">
        <button type="submit" className="act first" disabled={busy}>
          {say('claims.file.enter', { count })}
        </button>
        <button type="button" className="act" onClick={give}>
          {say('decide.cancel')}
        </button>
      </p>
    </form>
  );
}

/** Claims entered and taken out here, one import on one line, each with its undo. */
export function ClaimsEntered() {
  const { say, date } = useWords();
  const queries = useQueryClient();
  const { data } = useQuery(questions.claimEdits());
  if (!data || data.total === 0) return null;
  const acted = together(data.decisions);
  return (
    <Figure
      title={say('claims.file.list', { count: data.total })}
      source={
        data.total > data.decisions.length ? say('claims.file.latest', { count: data.decisions.length }) : ''
      }
    >
      <ol className="entries chart">
        {acted.map(({ ids, who, why, madeAt }) => (
          <li key={ids[0]} className="decision">
            <div>
              <p>
                <b>{say('claims.file.edits', { count: ids.length })}</b>
              </p>
              <p className="says">{why}</p>
              <p className="where">{say('decisions.by', { who, date: date(madeAt.slice(0, 10), 'day') })}</p>
            </div>
            <Decide
              title={say('decide.undo')}
              order={{ undo: ids[0] ?? 0, also: ids.slice(1) }}
              decided={() => void refreshClaims(queries)}
            />
          </li>
        ))}
      </ol>
    </Figure>
  );
}

interface Acted extends Pick<Decided, 'who' | 'why' | 'madeAt'> {
  readonly ids: readonly number[];
}

/** Decisions that follow one another with the same name and reason, as those of one file do. */
function together(decisions: readonly Decided[]): Acted[] {
  const acted: Acted[] = [];
  for (const { id, who, why, madeAt } of decisions) {
    const before = acted.at(-1);
    if (before?.who === who && before.why === why)
      acted[acted.length - 1] = { ...before, ids: [...before.ids, id] };
    else acted.push({ ids: [id], who, why, madeAt });
  }
  return acted;
}
