import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { MessageKey } from '../../../src/locales/words.ts';
import type { DealPage } from '../../../src/operations/deals/show-deal.ts';
import type { MarketClaim } from '../../../src/tables/cards/evidence.ts';
import { acts, Refusal } from '../../api.ts';
import { Decide, Field, useWho } from '../../parts/decision.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Columns of a deal's row that the form asks; deal, kind and target are those of the deal. */
const asked = [
  ['announced', false],
  ['party', false],
  ['stake_pct', false],
  ['amount_usd', false],
  ['valuation_usd', false],
  ['people_moved', false],
  ['named_people', false],
  ['claim', true],
  ['source_publisher', true],
  ['source_title_or_url', false],
  ['source_date', true],
  ['note', false],
] as const;

/** A claim on this deal by another publisher, entered by hand. */
export function AddClaim({ deal }: { deal: DealPage }) {
  const { say } = useWords();
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const set = (column: string) => (value: string) => setCells((before) => ({ ...before, [column]: value }));
  const common = {
    deal_id: deal.id,
    kind: deal.kind,
    target: deal.target.name,
    party: deal.parties.map(({ name }) => name).join('; '),
    announced:
      deal.announced?.on.slice(
        0,
        deal.announced.precision === 'day' ? 10 : deal.announced.precision === 'month' ? 7 : 4,
      ) ?? '',
    status: 'reported',
    verified: 'no',
  };
  const fields = Object.fromEntries(
    Object.entries({ ...common, ...cells }).filter(([, value]) => value.trim() !== ''),
  );
  return (
    <Dialog
      title={say('claims.add')}
      entered={() => setCells({})}
      enter={(signed) => acts.addClaim({ table: 'deals', fields, ...signed })}
    >
      {asked.map(([column, required]) => (
        <Cell
          key={column}
          label={say(`claims.field.${column}`)}
          value={cells[column] ?? (column === 'announced' || column === 'party' ? common[column] : '')}
          required={required}
          change={set(column)}
        />
      ))}
      <Choice
        label="claims.field.status"
        values={[
          ['confirmed', 'known.confirmed'],
          ['reported', 'known.reported'],
          ['disputed', 'known.disputed'],
          ['denied', 'known.denied'],
        ]}
        value={fields['status'] ?? 'reported'}
        change={set('status')}
      />
      <Choice
        label="claims.field.verified"
        values={[
          ['yes', 'claims.field.verified.yes'],
          ['no', 'claims.field.verified.no'],
        ]}
        value={fields['verified'] ?? 'no'}
        change={set('verified')}
      />
    </Dialog>
  );
}

/** Takes a claim out of what is shown and reckoned with. */
export function WithdrawClaim({ claim }: { claim: MarketClaim }) {
  const { say } = useWords();
  return (
    <Dialog
      title={say('claims.withdraw')}
      quiet
      enter={(signed) => acts.withdrawClaim({ claim: claim.id, ...signed })}
    >
      <p className="says" lang="en">
        {claim.statement}
      </p>
    </Dialog>
  );
}

/** What was entered and taken out here, each with its undo. */
export function Edits({ deal }: { deal: DealPage }) {
  const { say, date } = useWords();
  const entered = deal.claims.flatMap(({ claim, entry }) =>
    entry === null
      ? []
      : [{ ...entry, says: say('claims.edits.in', { claim: claim.statement ?? claim.id }) }],
  );
  const out = deal.withdrawn.map(({ claim, decision, who, why, at }) => ({
    ...{ decision, who, at },
    says: say('claims.edits.out', { claim, why }),
  }));
  const edits = [...entered, ...out].sort((a, b) => b.decision - a.decision);
  const queries = useQueryClient();
  if (edits.length === 0) return null;
  return (
    <Figure title={say('claims.edits')}>
      <ol className="entries chart">
        {edits.map(({ decision, says, who, at }) => (
          <li key={decision} className="decision">
            <div>
              <p className="says">{says}</p>
              <p className="where">{say('decisions.by', { who, date: date(at.slice(0, 10), 'day') })}</p>
            </div>
            <Decide
              title={say('decide.undo')}
              order={{ undo: decision }}
              decided={() => void refreshClaims(queries)}
            />
          </li>
        ))}
      </ol>
    </Figure>
  );
}

/** Asks anew for what rests on the claims of the market. */
export function refreshClaims(queries: ReturnType<typeof useQueryClient>): Promise<unknown> {
  return Promise.all(
    ['deal', 'deals', 'shock', 'claimEdits', 'cliffs'].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}

interface DialogProps {
  readonly title: string;
  readonly quiet?: boolean;
  readonly enter: (signed: { readonly who: string; readonly why: string }) => Promise<unknown>;
  readonly entered?: () => void;
  readonly children: ReactNode;
}

/** A button that opens a form, signed with who and why; what is refused says which field. */
function Dialog({ title, quiet = false, enter, entered, children }: DialogProps) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const queries = useQueryClient();
  const [who, setWho] = useWho();
  const [why, setWhy] = useState('');
  const act = useMutation({
    mutationFn: () => enter({ who, why }),
    onSuccess: async () => {
      dialog.current?.close();
      setWhy('');
      entered?.();
      await refreshClaims(queries);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!act.isPending) act.mutate();
  };
  return (
    <>
      <button
        type="button"
        className={quiet ? 'quiet-button' : 'act'}
        onClick={() => {
          act.reset();
          dialog.current?.showModal();
        }}
      >
        {title}
      </button>
      <dialog ref={dialog} className="keys decide" aria-labelledby={heading}>
        <h2 id={heading}>{title}</h2>
        <form onSubmit={submit}>
          {children}
          <Field label={say('decide.who')} value={who} change={setWho} most={100} />
          <Field
            label={say('decide.why')}
            hint={say('decide.why.hint')}
            value={why}
            change={setWhy}
            most={2000}
          />
          <p className="note">{say('claims.note')}</p>
          {act.error && (
            <p className="note" role="alert">
              <Refused error={act.error} />
            </p>
          )}
          <p className="acts">
            <button type="submit" className="act first" disabled={act.isPending}>
              {say('claims.enter')}
            </button>
            <button type="button" className="act" onClick={() => dialog.current?.close()}>
              {say('decide.cancel')}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}

/** Why it was refused; which fields are at fault is the server's own words. */
function Refused({ error }: { error: Error }) {
  const { say, knows } = useWords();
  const complaint = error instanceof Refusal ? error.complaint : undefined;
  const key = `error.${complaint?.code}.what`;
  const what = knows(key) ? say(key) : (complaint?.what ?? say('problem.offline.what'));
  return complaint?.why ? `${what}: ${complaint.why}` : what;
}

function Cell({
  label,
  value,
  required,
  change,
}: {
  label: string;
  value: string;
  required: boolean;
  change: (value: string) => void;
}) {
  const id = useId();
  return (
    <p className="answer-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required={required}
        maxLength={2000}
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </p>
  );
}

function Choice({
  label,
  values,
  value,
  change,
}: {
  label: MessageKey;
  values: readonly (readonly [value: string, words: MessageKey])[];
  value: string;
  change: (value: string) => void;
}) {
  const { say } = useWords();
  const id = useId();
  return (
    <p className="answer-field">
      <label htmlFor={id}>{say(label)}</label>
      <select id={id} value={value} onChange={(event) => change(event.target.value)}>
        {values.map(([one, words]) => (
          <option key={one} value={one}>
            {say(words)}
          </option>
        ))}
      </select>
    </p>
  );
}
