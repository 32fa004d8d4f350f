import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ReviewPair, ReviewQueue } from '../../../src/operations/decisions/review.ts';
import { acts, questions } from '../../api.ts';
import { Field, Pending, Refused, useWho } from '../../parts/decision.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Bones, Nothing, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { Waterfall } from '../person/waterfall.tsx';
import { type Answer, useReviewKeys } from './hands.ts';
import { Records } from './records.tsx';

/** `/review`: did one person write both? Two records side by side, by keyboard alone. */
export function Review() {
  const { say } = useWords();
  const [who, keep] = useWho();
  usePageTitle(say('room.review'));
  return (
    <>
      <h1 className="long">{say('review.title')}</h1>
      {who === '' ? <Begin keep={keep} /> : <Bench key={who} who={who} />}
    </>
  );
}

function Begin({ keep }: { keep: (who: string) => void }) {
  const { say } = useWords();
  const [name, setName] = useState('');
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) keep(name.trim());
  };
  return (
    <>
      <p className="lead under-title">{say('review.lead')}</p>
      <form className="begin" onSubmit={begin}>
        <Field label={say('review.who')} value={name} change={setName} most={100} />
        <button type="submit" className="act first">
          {say('review.begin')}
        </button>
      </form>
    </>
  );
}

function Bench({ who }: { who: string }) {
  const { say } = useWords();
  const { data, error } = useQuery({ ...questions.review(who), staleTime: 0 });
  if (error && !data) return <Trouble error={error} />;
  if (!data)
    return (
      <div className="records-two">
        <Bones lines={[0.8, 0.5, 0.9, 0.6, 0.4]} />
        <Bones lines={[0.8, 0.5, 0.9, 0.6, 0.4]} />
      </div>
    );
  const empty = data.total === 0 ? 'review.none' : 'review.empty';
  return (
    <>
      {data.pairs.length === 0 && <Nothing title={say(empty)}>{say(`${empty}.lead`)}</Nothing>}
      {data.total > 0 && <Judging who={who} queue={data} />}
      <Progress queue={data} />
    </>
  );
}

function Progress({ queue }: { queue: ReviewQueue }) {
  const { say } = useWords();
  const { judged, left, total, agreement } = queue;
  return (
    <section className="figure">
      <p>{say('review.progress', { judged, left, total })}</p>
      <p className="where">{say('review.agreement', { ...agreement })}</p>
      <Waiting />
    </section>
  );
}

function Waiting() {
  const { data } = useQuery({ ...questions.decisions(''), staleTime: 0 });
  return <Pending waiting={data?.waiting ?? 0} />;
}

/** What was last answered, so that it can be taken back. */
interface Answered {
  readonly pair: ReviewPair;
  readonly answer: Answer;
}

function Judging({ who, queue }: { who: string; queue: ReviewQueue }) {
  const words = useWords();
  const { say } = words;
  const queries = useQueryClient();
  const [at, setAt] = useState(0);
  const [past, setPast] = useState<readonly Answered[]>([]);
  const pairs = queue.pairs;
  const place = Math.min(at, pairs.length - 1);
  const pair = pairs[place];
  /** Ends with the queue: how many decisions wait is told beside it, and no key is deaf for it. */
  const refresh = async () => {
    void queries.invalidateQueries({ queryKey: ['decisions'] });
    await queries.invalidateQueries({ queryKey: ['review', who] });
  };
  const judge = useMutation({
    mutationFn: ({ pair: { a, b }, answer }: Answered) =>
      acts.judge({ a: a.mention, b: b.mention, who, verdict: answer }),
    onSuccess: async (_, answered) => {
      setPast((before) => [...before, answered]);
      await refresh();
    },
  });
  const back = useMutation({
    mutationFn: ({ pair: { a, b } }: Answered) => acts.withdraw({ a: a.mention, b: b.mention, who }),
    onSuccess: async () => {
      setPast((before) => before.slice(0, -1));
      await refresh();
    },
  });
  const busy = judge.isPending || back.isPending;
  const last = past.at(-1);
  const hands = {
    answer: (answer: Answer) => {
      if (pair && !busy) judge.mutate({ pair, answer });
    },
    takeBack: () => {
      if (last && !busy) back.mutate(last);
    },
    walk: (step: 1 | -1) => setAt(Math.max(0, Math.min(pairs.length - 1, place + step))),
  };
  useReviewKeys(hands);
  const error = judge.error ?? back.error;
  // Who judged the last pair can still take that back.
  if (!pair) return last ? <Buttons hands={hands} busy={busy} last={last} /> : null;
  return (
    <>
      <Standing pair={pair} />
      <Records pair={pair} />
      <Buttons hands={hands} busy={busy} last={last} />
      <p className="note" role="status">
        {last ? say('review.judged', { verdict: say(`review.${last.answer}`) }) : say('review.keys')}
      </p>
      {error && (
        <p className="note" role="alert">
          <Refused error={error} />
        </p>
      )}
      <Figure title={say('review.evidence')} source={say('why.source')} drawn>
        <Waterfall evidence={pair.why} />
      </Figure>
    </>
  );
}

function Standing({ pair }: { pair: ReviewPair }) {
  const { say, percent } = useWords();
  const message = pair.together ? 'review.now.together' : 'review.now.apart';
  return (
    <p className="lead under-title">
      {say(message, { share: percent(pair.probability), lines: pair.lines })}
    </p>
  );
}

interface ButtonsProps {
  readonly hands: Parameters<typeof useReviewKeys>[0];
  readonly busy: boolean;
  readonly last: Answered | undefined;
}

function Buttons({ hands, busy, last }: ButtonsProps) {
  const { say } = useWords();
  const answers = [
    ['same', 's'],
    ['different', 'd'],
    ['unsure', 'u'],
  ] as const;
  return (
    <p className="acts answers">
      {answers.map(([answer, key]) => (
        <button
          key={answer}
          type="button"
          className="act"
          disabled={busy}
          aria-keyshortcuts={key}
          onClick={() => hands.answer(answer)}
        >
          {say(`review.${answer}`)} <kbd>{key}</kbd>
        </button>
      ))}
      <button
        type="button"
        className="act"
        disabled={busy || last === undefined}
        aria-keyshortcuts="z"
        onClick={hands.takeBack}
      >
        {say('review.undo')} <kbd>z</kbd>
      </button>
      <button
        type="button"
        className="act"
        aria-label={say('review.previous')}
        onClick={() => hands.walk(-1)}
      >
        ←
      </button>
      <button type="button" className="act" aria-label={say('review.next')} onClick={() => hands.walk(1)}>
        →
      </button>
    </p>
  );
}
