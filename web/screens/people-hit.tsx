import { Link } from '@tanstack/react-router';
import type { PersonCompared } from '../../src/operations/compare.ts';
import type { PersonHit } from '../../src/operations/find-people.ts';
import { SmallFacets } from '../parts/facets.tsx';
import { Known } from '../parts/known.tsx';
import { OrganisationName } from '../parts/posts.tsx';
import { Say } from '../parts/say.tsx';
import { useWords } from '../parts/tongue.tsx';
import { venueYear } from '../parts/venue.ts';

/** Under this many works on a subject, nobody should be ranked by them. */
const fewWorks = 3;

/** A person found: where they were last seen, and the works that make the case. */
export function Hit({
  person,
  facets,
  year,
  chosen,
  choose,
}: {
  person: PersonHit;
  facets: PersonCompared | undefined;
  /** At whose end facets are told; absent for today. */
  year: string | undefined;
  chosen: boolean;
  choose: () => void;
}) {
  const { say } = useWords();
  const { last, because, matched, name } = person;
  return (
    <li className="result hit">
      <div>
        <h2 className="name">
          <label className="tick">
            <input
              type="checkbox"
              data-selects
              checked={chosen}
              onChange={choose}
              aria-label={say('compare.choose', { name })}
            />
          </label>{' '}
          <Link to="/people/$id" params={{ id: person.id }} data-opens>
            {name}
          </Link>
          {matched && matched !== name && <small className="quiet"> {matched}</small>}
        </h2>
        <p className="soft">
          <LastSeen last={last} /> <Extent person={person} /> {last && <Known how={last.strength} />}
        </p>
        {because.length > 0 && <Because works={because.slice(0, 3)} />}
        {person.score > 0 && <Points person={person} />}
      </div>
      <div>{facets && <SmallFacets person={facets} year={year} />}</div>
    </li>
  );
}

function LastSeen({ last }: { last: PersonHit['last'] }) {
  const { say } = useWords();
  if (!last) return say('people.last.none');
  const year = last.year === null ? 'none' : String(last.year);
  return (
    <Say
      message={`people.last.${last.strength}`}
      values={{ organisation: <OrganisationName organisation={last.organisation} />, year }}
    />
  );
}

/** How much there is of them: on the subject where one was asked, in all otherwise. */
function Extent({ person }: { person: PersonHit }) {
  const { say, years } = useWords();
  const { works, posts, firstYear, lastYear, because, onSubject } = person;
  const span = firstYear !== null && lastYear !== null ? years(firstYear, lastYear) : 'none';
  const words =
    because.length > 0
      ? [
          say(onSubject < fewWorks ? 'people.onSubject.few' : 'people.onSubject', {
            works: onSubject,
            years: span,
          }),
        ]
      : [
          works > 0 && say('people.works', { works, years: span }),
          posts > 0 && say('people.posts', { posts }),
        ];
  return <span className="quiet">{words.filter(Boolean).join(', ')}.</span>;
}

function Because({ works }: { works: PersonHit['because'] }) {
  const { percent } = useWords();
  return (
    <ol className="because">
      {works.map((work) => (
        <li key={work.id}>
          <span className="share num">
            <i style={{ width: `${Math.round(work.share * 100)}%` }} />
            {percent(work.share)}
          </span>
          <span className="paper" lang="en">
            <Link to="/works/$id" params={{ id: work.id }}>
              {work.title}
            </Link>
          </span>
          <span className="venue">{venueYear(work)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What adds up to the score: points of the works shown, and of the rest. */
function Points({ person: { score, because, rest } }: { person: PersonHit }) {
  const { say, number } = useWords();
  const points = (value: number) => number(Math.round(value * 100) / 100);
  return (
    <p className="quiet">
      {say('people.score', {
        points: points(score),
        parts: because.map((work) => points(work.points)).join(' + '),
        rest: points(rest),
      })}
    </p>
  );
}
