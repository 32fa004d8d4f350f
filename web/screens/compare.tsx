import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { chanceSaid, facetSaid } from '../../src/locales/facets.ts';
import { topicSaid } from '../../src/locales/topics.ts';
import type { Compared, PersonCompared } from '../../src/operations/compare.ts';
import { questions } from '../api.ts';
import type { Sheet } from '../parts/download.ts';
import { Band, FacetYear, facets, useCohort } from '../parts/facets.tsx';
import { Figure } from '../parts/figure.tsx';
import { NameOne } from '../parts/name-one.tsx';
import { Bones, Nothing, Trouble } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';

/** The most people side by side. */
const most = 6;
/** Chances are told for the first places up to this one. */
const places = 3;

/** Weights of an address, `depth:2,leadership:1`, by facet. */
const weightsOf = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map((text ?? '').split(',').map((part) => [part.split(':')[0] ?? '', part.split(':')[1] ?? '']));

type Question = { readonly people?: string; readonly weights?: string; readonly asOf?: string };

/** `/compare`: up to six people on the same axes, with the reader's own weights. */
export function Compare() {
  const question = useSearch({ from: '/compare' });
  const { say, list } = useWords();
  const asked = (question.people ?? '').split(',').flatMap((one) => one.trim() || []);
  const ids = asked.slice(0, most);
  const { data, error } = useQuery({
    ...questions.compare(ids, question.weights, question.asOf),
    enabled: ids.length > 0,
  });
  const people = (data?.people ?? []).toSorted(
    (a, b) => (a.layer ?? 99) - (b.layer ?? 99) || (b.blend?.score ?? 0) - (a.blend?.score ?? 0),
  );
  const title = say('compare.title');
  usePageTitle(
    people.length > 0 ? say('compare.page', { names: list(people.map(({ name }) => name)) }) : title,
  );
  return (
    <>
      <p className="crumb">
        <Link to="/people">{say('room.people')}</Link>
      </p>
      <h1>{title}</h1>
      {ids.length === 0 ? (
        <Nothing title={say('compare.none')}>
          <p>{say('compare.none.lead')}</p>
          <More question={question} />
        </Nothing>
      ) : (
        <>
          <p className="lead under-title">{say('compare.lead')}</p>
          {asked.length > most && (
            <p className="note" role="status">
              {say('compare.more', { left: list(asked.slice(most)), most })}
            </p>
          )}
          <Weights question={question} />
          {error && <Trouble error={error} within />}
          {!error && !data && <Bones lines={[0.4, 1, 1, 1, 1, 1, 1]} />}
          {!error && data && (
            <>
              <Standing people={people} weighed={data.weights.length > 0} question={question} />
              {ids.length < most && <More question={question} />}
              <SameAxes people={people} weights={data.weights} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** The reader's weights and the year, both in the address. */
function Weights({ question }: { question: Question }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const weights = weightsOf(question.weights);
  const ask = (search: Question) => void navigate({ to: '/compare', search, replace: true });
  const weigh = (facet: string, value: string) => {
    const text = facets
      .map((one) => [one, one === facet ? value : (weights.get(one) ?? '')])
      .filter(([, weight]) => Number(weight) > 0)
      .map(([one, weight]) => `${one}:${weight}`)
      .join(',');
    const { weights: _, ...rest } = question;
    ask(text ? { ...rest, weights: text } : rest);
  };
  const freeze = (year: string) => {
    const { asOf: _, ...rest } = question;
    ask(year ? { ...rest, asOf: year } : rest);
  };
  return (
    <form
      className="weights"
      aria-label={say('compare.weights')}
      onSubmit={(event) => event.preventDefault()}
    >
      <p>
        <strong>{say('compare.weights')}</strong> <span className="quiet">{say('compare.weights.dek')}</span>
      </p>
      {facets.map((facet) => (
        <label key={facet}>
          <span>{say(`facet.short.${facet}`)}</span>
          <input
            type="number"
            min="0"
            max="9"
            step="any"
            placeholder="0"
            value={weights.get(facet) ?? ''}
            onChange={({ target }) => weigh(facet, target.value)}
          />
        </label>
      ))}
      <FacetYear year={question.asOf} choose={freeze} />
    </form>
  );
}

/** Somebody more, by name or id: the address takes either. */
function More({ question }: { question: Question }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const add = (name: string) =>
    void navigate({
      to: '/compare',
      search: { ...question, people: [question.people, name].filter(Boolean).join(',') },
    });
  return <NameOne label={say('compare.add.label')} add={add} />;
}

interface StandingProps {
  /** By layers, then by the blend. */
  readonly people: readonly PersonCompared[];
  readonly weighed: boolean;
  readonly question: Question;
}

/** Who they are, in which layer they stand, and what the reader's weights make of it. */
function Standing({ people, weighed, question }: StandingProps) {
  const words = useWords();
  const { say } = words;
  const cohort = useCohort();
  const shown = weighed ? Math.min(places, people.length - 1) : 0;
  const firsts = Array.from({ length: shown }, (_, at) => at + 1);
  const rest = (id: string): Question => {
    const { people: _, ...others } = question;
    const left = people.filter((one) => one.id !== id).map((one) => one.id);
    return left.length > 0 ? { ...others, people: left.join(',') } : others;
  };
  const first = people.filter(({ layer }) => layer === 1);
  return (
    <Figure
      className="compared"
      title={say('compare.finding', {
        people: people.filter(({ layer }) => layer !== null).length,
        names: words.list(first.map(({ name }) => name)),
      })}
      dek={say('compare.layers')}
      sheet={sheetOf(people)}
    >
      <div className="scroll">
        <Table className="chart stack label-first">
          <thead>
            <tr>
              <th scope="col">{say('compare.person')}</th>
              <th scope="col" className="num">
                {say('compare.layer')}
              </th>
              {weighed && <th scope="col">{say('compare.blend')}</th>}
              {firsts.map((place) => (
                <th key={place} scope="col" className="num">
                  {say('compare.among', { place })}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const { id, name, layer, blend, topics } = person;
              return (
                <tr key={id}>
                  <th scope="row">
                    <Link to="/people/$id" params={{ id }} data-opens>
                      {name}
                    </Link>
                    {topics.length > 0 && (
                      <small className="soft speaker">
                        {topics
                          .slice(0, 4)
                          .map((topic) => topicSaid(topic.name, words))
                          .join(', ')}
                      </small>
                    )}
                    <small className="quiet speaker">
                      {cohort(person) ?? fewOf(person, question, words)}
                    </small>
                  </th>
                  <td className="num" data-label={say('compare.layer')}>
                    {layer ?? '–'}
                  </td>
                  {weighed && (
                    <td className="wide">
                      {blend ? (
                        <div className="blend">
                          <Band facet={{ percentile: blend.score, low: blend.low, high: blend.high }} />
                          <span className="num">
                            <strong>{Math.round(blend.score)}</strong>{' '}
                            <span className="quiet">
                              {say('facets.interval', {
                                low: Math.round(blend.low),
                                high: Math.round(blend.high),
                              })}
                            </span>
                          </span>
                        </div>
                      ) : (
                        '–'
                      )}
                    </td>
                  )}
                  {firsts.map((place) => (
                    <td key={place} className="num" data-label={say('compare.among', { place })}>
                      {blend ? chanceSaid(blend.among[place - 1] ?? 0, words) : '–'}
                    </td>
                  ))}
                  <td className="toggle">
                    <Link
                      to="/compare"
                      search={rest(id)}
                      className="quiet"
                      aria-label={say('compare.remove.label', { name })}
                    >
                      {say('compare.remove')}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Figure>
  );
}

const fewOf = (
  { works }: PersonCompared,
  { asOf }: Question,
  { say }: ReturnType<typeof useWords>,
): string => (asOf === undefined ? say('facets.few', { works }) : say('facets.few.then', { year: asOf }));

interface SameAxesProps {
  readonly people: readonly PersonCompared[];
  readonly weights: Compared['weights'];
}

/** A facet after the other, everybody under one another on its one scale. */
function SameAxes({ people, weights }: SameAxesProps) {
  const words = useWords();
  const { say } = words;
  const known = people.filter((person) => person.facets.length > 0);
  const [one] = known;
  if (one === undefined) return null;
  const weightOf = (facet: string) => weights.find((weight) => weight.facet === facet)?.weight;
  return (
    <Figure
      title={say('compare.axes')}
      dek={say('facets.dek')}
      source={say('facets.source', { year: String(one.asOf) })}
    >
      <div className="axes">
        {facets.map((facet) => {
          const weight = weightOf(facet);
          return (
            <section key={facet}>
              <h3>
                {say(`facet.${facet}`)}
                {weight !== undefined && (
                  <small className="quiet"> {say('compare.weight', { weight: words.number(weight) })}</small>
                )}
              </h3>
              <ul>
                {known.map((person) => {
                  const own = person.facets.find((its) => its.facet === facet);
                  return (
                    own && (
                      <li key={person.id} title={`${facetSaid(own, words)}, ${person.name}`}>
                        <span>{person.name}</span>
                        <Band facet={own} />
                        <span className="num">
                          <strong>{Math.round(own.percentile)}</strong>{' '}
                          <span className="quiet">
                            {say('facets.interval', {
                              low: Math.round(own.low),
                              high: Math.round(own.high),
                            })}
                          </span>
                        </span>
                      </li>
                    )
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
    </Figure>
  );
}

/** A line for each person and facet. */
function sheetOf(people: readonly PersonCompared[]): Sheet {
  return {
    name: 'compared',
    columns: [
      ...['person', 'name', 'facet', 'percentile', 'low', 'high', 'pieces', 'layer'],
      ...['score', 'score_low', 'score_high', 'chance_first', 'chance_first_2', 'chance_first_3'],
    ],
    rows: people.flatMap(({ id, name, facets: its, layer, blend }) =>
      its.map(({ facet, percentile, low, high, pieces }) => [
        ...[id, name, facet, percentile, low, high, pieces, layer],
        ...[blend?.score ?? null, blend?.low ?? null, blend?.high ?? null],
        ...[0, 1, 2].map((place) => blend?.among[place] ?? null),
      ]),
    ),
  };
}
