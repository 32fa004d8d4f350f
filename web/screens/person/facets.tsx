import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { plainTitle } from '../../../src/language/plain-title.ts';
import { facetRests, facetSaid } from '../../../src/locales/facets.ts';
import { topicSaid } from '../../../src/locales/topics.ts';
import type { PersonCompared } from '../../../src/operations/compare.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { questions } from '../../api.ts';
import { Band, FacetYear, useCohort } from '../../parts/facets.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Trouble } from '../../parts/states.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Six facets within the cohort, and the topics of the works. */
export function Facets({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const { facetsAsOf: year } = useSearch({ from: '/people/$id' });
  const navigate = useNavigate();
  const { data: today } = useQuery(questions.compare([person.id]));
  const { data: then, error } = useQuery({
    ...questions.compare([person.id], undefined, year),
    enabled: year !== undefined,
  });
  const [now] = today?.people ?? [];
  if (!now) return null;
  const [found] = year === undefined ? [now] : (then?.people ?? []);
  const freeze = (asOf: string) =>
    void navigate({
      to: '/people/$id',
      params: { id: person.id },
      search: asOf ? { facetsAsOf: asOf } : {},
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      {found ? (
        <Six person={found} year={year} freeze={freeze} />
      ) : (
        <Figure title={say('facets.asOf', { year: year ?? '' })}>
          <p className="year-asked">
            <FacetYear year={year} choose={freeze} />
          </p>
          {error ? <Trouble error={error} within /> : <p className="quiet">{say('state.loading')}</p>}
        </Figure>
      )}
      <Topics person={now} />
    </>
  );
}

interface SixProps {
  readonly person: PersonCompared;
  readonly year: string | undefined;
  readonly freeze: (year: string) => void;
}

function Six({ person, year, freeze }: SixProps) {
  const words = useWords();
  const { say, list } = words;
  const cohort = useCohort()(person);
  const few =
    year === undefined ? say('facets.few', { works: person.works }) : say('facets.few.then', { year });
  if (cohort === null)
    return (
      <Figure title={say('facets.few.title')}>
        <p className="chart soft">{few}</p>
        {year !== undefined && (
          <p className="year-asked">
            <FacetYear year={year} choose={freeze} />
          </p>
        )}
      </Figure>
    );
  const named = (clear: (one: PersonCompared['facets'][number]) => boolean) => {
    const names = person.facets.filter(clear).map(({ facet }) => say(`facet.${facet}`).toLocaleLowerCase());
    return names.length > 0 ? list(names) : 'none';
  };
  const title = say('facets.finding', {
    high: named(({ low }) => low > 50),
    low: named((one) => one.high < 50),
  });
  return (
    <Figure
      title={title}
      dek={`${cohort} ${say('facets.dek')}`}
      source={say('facets.source', { year: String(person.asOf) })}
      sheet={{
        name: `${person.name} facets`,
        columns: ['facet', 'percentile', 'low', 'high', 'pieces', 'share', 'subject'],
        rows: person.facets.map(({ facet, percentile, low, high, pieces, share, subject }) => [
          facet,
          percentile,
          low,
          high,
          pieces,
          share,
          subject,
        ]),
      }}
    >
      <p className="year-asked">
        <FacetYear year={year} choose={freeze} />
      </p>
      <div className="intervals">
        {person.facets.map((one) => (
          <div key={one.facet}>
            <h3>{facetSaid(one, words)}</h3>
            <Band facet={one} />
            <span className="num right">
              <strong>{Math.round(one.percentile)}</strong>{' '}
              <span className="quiet">
                {say('facets.interval', { low: Math.round(one.low), high: Math.round(one.high) })}
              </span>
            </span>
            <p className="evidence">
              {facetRests(one, words)}
              {one.because.slice(0, 2).map((work) => (
                <span key={work.id} lang="en">
                  {' · '}
                  <Link to="/works/$id" params={{ id: work.id }}>
                    {plainTitle(work.title)}
                  </Link>
                </span>
              ))}
            </p>
          </div>
        ))}
      </div>
    </Figure>
  );
}

function Topics({ person }: { person: PersonCompared }) {
  const words = useWords();
  const { say, list, years } = words;
  const [first, second] = person.topics.filter(({ kind }) => kind === 'topic');
  if (!first) return null;
  const title = say('facets.topics', {
    topics: list([first, ...(second ? [second] : [])].map(({ name }) => topicSaid(name, words))),
  });
  return (
    <Figure title={title} dek={say('facets.topics.dek')}>
      <div className="chart columns">
        <Facts
          facts={person.topics.map(({ id, name, works, firstYear, lastYear }) => ({
            id,
            label: topicSaid(name, words),
            value: say('facets.topic.works', {
              works,
              years: firstYear !== null && lastYear !== null ? years(firstYear, lastYear) : '',
            }),
          }))}
        />
      </div>
    </Figure>
  );
}
