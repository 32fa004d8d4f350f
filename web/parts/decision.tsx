import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { DecisionsFound } from '../../src/operations/decisions/decisions.ts';
import { acts, type DecisionOrder, questions, Refusal } from '../api.ts';
import { useWords } from './tongue.tsx';

const stored = 'vivier.who';

/** The name under which this reader decides, as they last gave it. */
export function useWho(): [string, (who: string) => void] {
  const [who, setWho] = useState(() => localStorage.getItem(stored) ?? '');
  const keep = (name: string) => {
    localStorage.setItem(stored, name);
    setWho(name);
  };
  return [who, keep];
}

interface DecideProps {
  readonly title: string;
  /** What is decided; null where it cannot be decided yet. */
  readonly order:
    | DecisionOrder
    | { readonly undo: number; readonly also?: readonly number[] }
    | { readonly suppress: string }
    | null;
  /** Fields besides who and why. */
  readonly children?: ReactNode;
  readonly decided?: () => void;
}

/** A button that asks who decides and why, and decides. */
export function Decide({ title, order, children, decided }: DecideProps) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const queries = useQueryClient();
  const [who, setWho] = useWho();
  const [why, setWhy] = useState('');
  const suppresses = order !== null && 'suppress' in order;
  const act = useMutation({
    mutationFn: (given: NonNullable<DecideProps['order']>) => {
      if ('undo' in given)
        return acts.undo({ id: given.undo, ...(given.also && { also: given.also }), who, why });
      if ('suppress' in given) return acts.suppress({ person: given.suppress, who, why });
      return acts.decide({ ...given, who, why });
    },
    onSuccess: async () => {
      dialog.current?.close();
      setWhy('');
      decided?.();
      // What was read before may name who is hidden now, or leave out who is not any more.
      if (suppresses || (order !== null && 'undo' in order)) await queries.resetQueries();
      else await queries.invalidateQueries({ queryKey: ['decisions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (order !== null && !act.isPending) act.mutate(order);
  };
  const open = () => {
    act.reset();
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className="act" disabled={order === null && !children} onClick={open}>
        {title}
      </button>
      <dialog ref={dialog} className="keys decide" aria-labelledby={heading}>
        <h2 id={heading}>{title}</h2>
        <form onSubmit={submit}>
          {children}
          <Field label={say('decide.who')} value={who} change={setWho} most={100} />
          <Field
            label={say('decide.why')}
            hint={say(suppresses ? 'decide.suppress.hint' : 'decide.why.hint')}
            value={why}
            change={setWhy}
            most={2000}
          />
          <p className="note">{say(suppresses ? 'decide.suppress.note' : 'decide.note')}</p>
          {act.error && (
            <p className="note" role="alert">
              <Refused error={act.error} />
            </p>
          )}
          <p className="acts">
            <button type="submit" className="act first" disabled={order === null || act.isPending}>
              {say(suppresses ? 'decide.suppress.enter' : 'decide.enter')}
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

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly most: number;
}

/** A required line of text, with its label above. */
export function Field({ label, hint, value, change, most }: FieldProps) {
  const id = useId();
  return (
    <p className="answer-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required
        maxLength={most}
        autoComplete="off"
        placeholder={hint}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </p>
  );
}

/** Why an act was refused, in the reader's tongue where the catalogue has words for it. */
export function Refused({ error }: { error: Error }) {
  const { say, knows } = useWords();
  const complaint = error instanceof Refusal ? error.complaint : undefined;
  const key = `error.${complaint?.code}.what`;
  const what = knows(key) ? say(key) : (complaint?.what ?? say('problem.offline.what'));
  return say('decide.failed', { what });
}

/** Says that decisions wait for a build, and offers to build. */
export function Pending({ waiting }: { waiting: number }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data: status } = useQuery(questions.status());
  const build = useMutation({
    mutationFn: acts.build,
    onSettled: () => queries.invalidateQueries({ queryKey: ['status'] }),
  });
  const building = build.isSuccess || status?.builder === 'building';
  const served = status?.build;
  // A build that shows the decision is another build: what waits is asked anew.
  const before = useRef(served);
  const { reset } = build;
  useEffect(() => {
    if (before.current && served && before.current !== served) {
      reset();
      void queries.invalidateQueries({ queryKey: ['decisions'] });
    }
    before.current = served;
  }, [served, queries, reset]);
  if (waiting === 0) return null;
  return (
    <p className="stale" role="status">
      {say('decide.pending', { count: waiting })}{' '}
      {building ? (
        say('decide.building')
      ) : (
        <button type="button" className="quiet-button" onClick={() => build.mutate()}>
          {say('decide.build')}
        </button>
      )}
      {build.error && <Refused error={build.error} />}
    </p>
  );
}

/** Decisions, newest first, each with its state and the way to take it back. */
export function Decisions({ found }: { found: DecisionsFound }) {
  const { say, date } = useWords();
  return (
    <ol className="entries chart">
      {found.decisions.map(({ id, kind, state, who, why, madeAt, reverses }) => (
        <li key={id} className="decision">
          <div>
            <p>
              <b>{say('decisions.title', { id, kind: say(`decisions.kind.${kind}`) })}</b>{' '}
              <span className="quiet">{say(`decisions.state.${state}`)}</span>
            </p>
            <p className="says">
              {reverses === null ? why : `${say('decisions.reverses', { id: reverses })}. ${why}`}
            </p>
            <p className="where">{say('decisions.by', { who, date: date(madeAt.slice(0, 10), 'day') })}</p>
          </div>
          {state !== 'undone' && <Decide title={say('decide.undo')} order={{ undo: id }} />}
        </li>
      ))}
    </ol>
  );
}
