import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { plainTitle } from '../../../src/language/plain-title.ts';
import { featureSaid, levelSaid } from '../../../src/locales/evidence.ts';
import type { Explained } from '../../../src/operations/decisions/explain-person.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { type DecisionOrder, questions } from '../../api.ts';
import { Decide, Decisions, Field, Pending } from '../../parts/decision.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Say } from '../../parts/say.tsx';
import { Bones } from '../../parts/states.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { signed, Waterfall } from './waterfall.tsx';

/** What waits for the next build of what was decided about this person. */
export function Waiting({ person }: { person: PersonPage }) {
  const { data } = useQuery(questions.decisions(person.id));
  const waiting = data?.decisions.filter(({ state }) => state === 'waiting').length ?? 0;
  return <Pending waiting={waiting} />;
}

/** Why these works are thought one person's, where that is least sure, and how to correct it. */
export function Why({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const [pair, setPair] = useState<readonly [string, string]>();
  const { data, error } = useQuery(questions.why(person.id, pair));
  if (person.counts.works === 0) return <Decided person={person} />;
  if (error && !data)
    return (
      <Figure title={say('why.title')}>
        <p className="note" role="alert">
          {error.message}
        </p>
      </Figure>
    );
  if (!data)
    return (
      <section className="figure">
        <Bones lines={[0.4, 0.7, 1, 1, 1, 1]} />
      </section>
    );
  return (
    <>
      <div className="two">
        <Evidence why={data} pair={pair} choose={setPair} />
        <div>
          <Weakest why={data} person={person} />
          <Nearest why={data} person={person} />
          <Misplaced why={data} />
        </div>
      </div>
      <Decided person={person} />
    </>
  );
}

interface EvidenceProps {
  readonly why: Explained;
  readonly pair: readonly [string, string] | undefined;
  readonly choose: (pair: readonly [string, string]) => void;
}

function Evidence({ why, choose }: EvidenceProps) {
  const words = useWords();
  const { say } = words;
  const { pair } = why;
  if (!pair) return <Figure title={say('why.title.one')}>{null}</Figure>;
  const title = say(pair.probability < 0.5 ? 'why.title.doubt' : 'why.title');
  return (
    <Figure
      title={title}
      dek={say('why.dek')}
      source={say('why.source')}
      sheet={{
        name: `${why.person.name} ${say('why.sheet')}`,
        columns: ['evidence', 'level', 'log_odds', 'bits'],
        rows: pair.parts.map(({ feature, level, weight, bits }) => [
          featureSaid(feature, words),
          levelSaid(level, words),
          weight,
          bits,
        ]),
      }}
      drawn
    >
      <p className="pair">
        <Choice
          label={say('why.first')}
          why={why}
          chosen={pair.a}
          change={(a) => choose([a, pair.b.mention])}
        />
        <Choice
          label={say('why.second')}
          why={why}
          chosen={pair.b}
          change={(b) => choose([pair.a.mention, b])}
        />
      </p>
      <Waterfall evidence={pair} />
    </Figure>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly why: Explained;
  readonly chosen: NonNullable<Explained['pair']>['a'];
  readonly change: (mention: string) => void;
}

function Choice({ label, why, chosen, change }: ChoiceProps) {
  const known = why.choices.some(({ mention }) => mention === chosen.mention);
  const choices = known ? why.choices : [chosen, ...why.choices];
  return (
    <select
      aria-label={label}
      value={chosen.mention}
      lang="en"
      onChange={(event) => change(event.target.value)}
    >
      {choices.map(({ mention, title, year }) => (
        <option key={mention} value={mention}>
          {year === null ? plainTitle(title) : `${year} · ${plainTitle(title)}`}
        </option>
      ))}
    </select>
  );
}

/** The lines that fit least, or all of them, to be ticked and split off. */
function Weakest({ why, person }: { why: Explained; person: PersonPage }) {
  const { say, number } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  if (why.lines < 2) return null;
  const toggle = (mention: string) => {
    const next = new Set(chosen);
    if (!next.delete(mention)) next.add(mention);
    setChosen(next);
  };
  const rows = all
    ? why.choices.map(({ mention, title, year, work }) => ({ mention, title, year, work, score: null }))
    : why.weakest.map(({ line: { mention, title, year, work }, score }) => ({
        mention,
        title,
        year,
        work,
        score,
      }));
  const order: DecisionOrder | null =
    chosen.size === 0 ? null : { kind: 'split', person: person.id, lines: [...chosen] };
  return (
    <Figure title={say('why.weakest')} dek={say('why.weakest.dek')}>
      <ul className="entries chart pick">
        {rows.map(({ mention, title, year, work, score }) => (
          <li key={mention}>
            <label className="tick">
              <input
                type="checkbox"
                aria-label={say('why.part', { label: say('why.choose'), text: title })}
                checked={chosen.has(mention)}
                onChange={() => toggle(mention)}
              />
            </label>
            <span className="title" lang="en">
              <Link to="/works/$id" params={{ id: work }}>
                {plainTitle(title)}
              </Link>
              {year !== null && <span className="quiet"> {year}</span>}
            </span>
            {score !== null && <span className="num">{signed(score, number)}</span>}
          </li>
        ))}
      </ul>
      {!all && why.lines > rows.length && (
        <p className="more">
          <button type="button" className="quiet-button" onClick={() => setAll(true)}>
            {say('why.all', { count: why.choices.length })}
          </button>
        </p>
      )}
      <p className="acts more">
        <Decide
          title={say('decide.split', { count: chosen.size })}
          order={order}
          decided={() => setChosen(new Set())}
        />
        <Claim person={person} />
      </p>
    </Figure>
  );
}

/** Claims a line of somebody else's for this person. */
function Claim({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const [line, setLine] = useState('');
  const order: DecisionOrder | null =
    line.trim() === '' ? null : { kind: 'mine', person: person.id, lines: [line.trim()] };
  return (
    <Decide title={say('decide.mine')} order={order} decided={() => setLine('')}>
      <Field label={say('decide.claimed')} value={line} change={setLine} most={30} />
    </Decide>
  );
}

/** Ids on their lines that are not believed, with whose they are. */
function Misplaced({ why: { misplaced } }: { why: Explained }) {
  const { say } = useWords();
  if (misplaced.length === 0) return null;
  return (
    <Figure title={say('why.misplaced', { count: misplaced.length })} dek={say('why.misplaced.dek')}>
      <ul className="entries chart">
        {misplaced.map(({ line, register, id, owner }) => (
          <li key={`${line.mention} ${register}`}>
            <span className="title" lang="en">
              <Link to="/works/$id" params={{ id: line.work }}>
                {line.title}
              </Link>
              {line.year !== null && <span className="quiet"> {line.year}</span>}
            </span>
            <p className="quiet">
              <Say
                message="why.misplaced.id"
                values={{
                  a: (name) =>
                    owner.id === null ? (
                      name
                    ) : (
                      <Link key="owner" to="/people/$id" params={{ id: owner.id }}>
                        {name}
                      </Link>
                    ),
                  register,
                  id,
                  owner: owner.name,
                }}
              />
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function Nearest({ why, person }: { why: Explained; person: PersonPage }) {
  const { say, number } = useWords();
  const { nearest } = why;
  const id = nearest?.person.id;
  if (!nearest || !id)
    return (
      <Figure title={say('why.nearest')}>
        <p className="quiet">{say('why.nearest.none')}</p>
      </Figure>
    );
  const both = { person: person.id, other: id };
  return (
    <Figure title={say('why.nearest')}>
      <p>
        <Say
          message="why.nearest.said"
          values={{
            a: (name) => (
              <Link key="name" to="/people/$id" params={{ id }}>
                {name}
              </Link>
            ),
            name: nearest.person.name,
            lines: nearest.lines,
            score: signed(nearest.score, number),
          }}
        />
      </p>
      <p className="acts more">
        <Decide
          title={say('decide.merge', { name: nearest.person.name })}
          order={{ kind: 'merge', ...both }}
        />
        <Decide title={say('decide.not-same')} order={{ kind: 'not-same', ...both }} />
      </p>
    </Figure>
  );
}

function Decided({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const { data } = useQuery(questions.decisions(person.id));
  return (
    <>
      {data && data.decisions.length > 0 && (
        <Figure title={say('decide.list')}>
          <Decisions found={data} />
        </Figure>
      )}
      <Suppress person={person} />
    </>
  );
}

/** The way for a person to appear nowhere; it ends where suppressions are listed, since the page is gone. */
function Suppress({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <p className="acts more">
      <Decide
        title={say('decide.suppress')}
        order={{ suppress: person.id }}
        decided={() => void navigate({ to: '/data' })}
      />
    </p>
  );
}
