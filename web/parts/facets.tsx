import { facetRests, facetSaid, facetShort } from '../../src/locales/facets.ts';
import { topicSaid } from '../../src/locales/topics.ts';
import type { FacetShown, PersonCompared } from '../../src/operations/compare.ts';
import { useWords } from './tongue.tsx';

/** In the order in which they are shown; the compiler holds the names to those that are measured. */
export const facets = [
  'depth',
  'breadth',
  'impact',
  'responsibility',
  'cross-functional',
  'leadership',
] as const satisfies readonly FacetShown['facet'][];

/** One percentile with its interval on the cohort's scale, 0 to 100. */
export function Band({
  facet: { percentile, low, high },
}: {
  facet: Pick<FacetShown, 'percentile' | 'low' | 'high'>;
}) {
  return (
    <div className="band" aria-hidden="true">
      <i style={{ left: `${low}%`, width: `${Math.max(1, high - low)}%` }} />
      <b style={{ left: `${percentile}%` }} />
    </div>
  );
}

/** Six facets in little room; nothing is drawn where too little is known. */
export function SmallFacets({
  person,
  year,
}: {
  person: Pick<PersonCompared, 'facets' | 'works'>;
  /** Whose end they are told of; absent for today. */
  year?: string | undefined;
}) {
  const words = useWords();
  const { say } = words;
  if (person.facets.length === 0)
    return (
      <p className="quiet">
        {year === undefined ? say('facets.few', { works: person.works }) : say('facets.few.then', { year })}
      </p>
    );
  return (
    <div className="small-facets">
      {person.facets.map((one) => {
        const [percentile, low, high] = [one.percentile, one.low, one.high].map(Math.round);
        const described = say('facets.described', {
          facet: facetSaid(one, words),
          percentile: percentile ?? 0,
          low: low ?? 0,
          high: high ?? 0,
        });
        return (
          <div key={one.facet} title={`${described}. ${facetRests(one, words)}`}>
            <span>{facetShort(one, words)}</span>
            <Band facet={one} />
            <span className="num">
              {percentile}
              <span className="hidden"> {say('facets.range', { low: low ?? 0, high: high ?? 0 })}</span>
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** Where six facets will stand, in their layout. */
export function SmallFacetsBones() {
  return (
    <div className="facets-bones" aria-hidden="true">
      {facets.map((facet) => (
        <span key={facet} className="bone" />
      ))}
    </div>
  );
}

/** With whom a person is compared, in words; null where too little is known. */
export function useCohort(): (person: PersonCompared) => string | null {
  const words = useWords();
  const { say } = words;
  return ({ cohort }) =>
    cohort &&
    say('facets.cohort', {
      people: cohort.people,
      age: `from${cohort.age.split('-')[0]}`,
      area: cohort.area === null ? 'none' : topicSaid(cohort.area, words),
    });
}

/** The year at whose end facets are asked, asked once it is written out; empty for today. */
export function FacetYear({ year, choose }: { year: string | undefined; choose: (year: string) => void }) {
  const { say } = useWords();
  return (
    <label>
      <span>{say('compare.asOf')}</span>
      <input
        type="number"
        min="1990"
        max="2100"
        key={year}
        defaultValue={year}
        placeholder={say('people.criteria.today')}
        onChange={({ target }) => {
          if (target.value === '' || target.value.length === 4) choose(target.value);
        }}
      />
    </label>
  );
}
