import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { topicSaid } from '../../src/locales/topics.ts';
import type { PersonCompared } from '../../src/operations/compare.ts';
import { questions } from '../api.ts';
import type { Sheet } from '../parts/download.ts';
import { FacetYear, facets, SmallFacets, useCohort } from '../parts/facets.tsx';
import { Exports } from '../parts/figure.tsx';
import { Nothing, PageBones, Trouble } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';

/** Weights of an address, `depth:2,leadership:1`, by facet. */
const weightsOf = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map((text ?? '').split(',').map((part) => [part.split(':')[0] ?? '', part.split(':')[1] ?? '']));

/** `/compare`: up to six people on the same axes, with the reader's own weights. */
export function Compare() {
  const question = useSearch({ from: '/compare' });
  const navigate = useNavigate();
  const words = useWords();
  const { say, percent } = words;
  const cohort = useCohort();
  const ids = (question.people ?? '').split(',').filter(Boolean).slice(0, 6);
  const { data, error } = useQuery({
    ...questions.compare(ids, question.weights, question.asOf),
    enabled: ids.length > 0,
  });
  usePageTitle(say('compare.title'));
  if (ids.length === 0)
    return (
      <>
        <h1>{say('compare.title')}</h1>
        <Nothing title={say('compare.none')}>
          <p>{say('compare.none.lead')}</p>
        </Nothing>
      </>
    );
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  const weights = weightsOf(question.weights);
  const weigh = (facet: string, value: string) => {
    const text = facets
      .map((one) => [one, one === facet ? value : (weights.get(one) ?? '')])
      .filter(([, weight]) => Number(weight) > 0)
      .map(([one, weight]) => `${one}:${weight}`)
      .join(',');
    const { weights: _, ...rest } = question;
    void navigate({ to: '/compare', search: text ? { ...rest, weights: text } : rest, replace: true });
  };
  const freeze = (year: string) => {
    const { asOf: _, ...rest } = question;
    void navigate({ to: '/compare', search: year ? { ...rest, asOf: year } : rest, replace: true });
  };
  return (
    <>
      <p className="crumb">
        <Link to="/people">{say('room.people')}</Link>
      </p>
      <h1>{say('compare.title')}</h1>
      <p className="lead under-title">{say('compare.lead')}</p>
      <form className="weights" aria-label={say('compare.weights')}>
        <strong>{say('compare.weights')}</strong>
        {facets.map((facet) => (
          <label key={facet}>
            {say(`facet.short.${facet}`)}{' '}
            <input
              type="number"
              min="0"
              max="9"
              value={weights.get(facet) ?? ''}
              onChange={({ target }) => weigh(facet, target.value)}
            />
          </label>
        ))}
        <FacetYear year={question.asOf} choose={freeze} />
      </form>
      <div className="compared">
        {data.people
          .toSorted((a, b) => (a.layer ?? 99) - (b.layer ?? 99))
          .map((person) => (
            <section key={person.id}>
              <h2 className="name">
                <Link to="/people/$id" params={{ id: person.id }}>
                  {person.name}
                </Link>
              </h2>
              <p className="quiet">{cohort(person)}</p>
              <SmallFacets person={person} year={question.asOf} />
              {person.layer !== null && (
                <p className="soft">{say('facets.layer', { layer: person.layer })}</p>
              )}
              {person.blend && (
                <p>
                  {say('facets.blend', {
                    score: Math.round(person.blend.score),
                    low: Math.round(person.blend.low),
                    high: Math.round(person.blend.high),
                    first: percent(person.blend.among[0] ?? 0),
                  })}
                </p>
              )}
              <p className="soft">
                {person.topics
                  .slice(0, 4)
                  .map(({ name }) => topicSaid(name, words))
                  .join(', ')}
              </p>
            </section>
          ))}
      </div>
      <p className="source">
        <span>
          {say('facets.dek')} {say('facets.source', { year: String(data.people[0]?.asOf ?? '') })}
        </span>
        <Exports title={say('compare.title')} source="" charts={undefined} sheet={sheetOf(data.people)} />
      </p>
    </>
  );
}

/** A line for each person and facet. */
function sheetOf(people: readonly PersonCompared[]): Sheet {
  return {
    name: 'compared',
    columns: ['person', 'name', 'facet', 'percentile', 'low', 'high', 'pieces', 'layer', 'score'],
    rows: people.flatMap(({ id, name, facets: its, layer, blend }) =>
      its.map(({ facet, percentile, low, high, pieces }) => [
        ...[id, name, facet, percentile, low, high, pieces],
        ...[layer, blend?.score ?? null],
      ]),
    ),
  };
}
