import { Link } from '@tanstack/react-router';
import { placeSaid } from '../../src/locales/places.ts';
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
  full,
  choose,
}: {
  person: PersonHit;
  facets: PersonCompared | undefined;
  /** At whose end facets are told; absent for today. */
  year: string | undefined;
  chosen: boolean;
  /** As many are chosen as can be compared. */
  full: boolean;
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
              disabled={full && !chosen}
              onChange={choose}
              aria-label={say('compare.choose', { name })}
            />
          </label>
          <Link to="/people/$id" params={{ id: person.id }} data-opens>
            {name}
          </Link>
          {matched && matched !== name && <small className="quiet"> {matched}</small>}
        </h2>
        <p className="soft">
          <LastSeen last={last} /> {last && <Known how={last.strength} />} <Place last={last} />{' '}
          <Extent person={person} />
        </p>
        {because.length > 0 && <Because works={because} />}
        {person.score > 0 && <Rest person={person} />}
      </div>
      <div className="beside">
        {facets && <SmallFacets person={facets} year={year} />}
        <p>
          <Link
            to="/people"
            search={{ like: person.id }}
            className="quiet"
            aria-label={say('people.like.label', { name })}
          >
            {say('people.like')}
          </Link>
        </p>
      </div>
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

/** Where they were there, and whether a line of theirs says so. */
function Place({ last }: { last: PersonHit['last'] }) {
  const words = useWords();
  const said = last && placeSaid(last, words);
  return said && <span className="quiet">{said}</span>;
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
  const { say, percent } = useWords();
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
          <span className="venue">
            {venueYear(work)}
            {work.related && <small className="quiet"> {say('people.byRelated')}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What is left of the score beside the works shown, so that the shares add up, and what it comes to. */
function Rest({ person: { score, because, others } }: { person: PersonHit }) {
  const { say, percent, number } = useWords();
  const shown = because.reduce((sum, { share }) => sum + Math.round(share * 100), 0);
  const rest = others > 0 ? Math.max(0, 100 - shown) / 100 : 0;
  return (
    <p className="because-rest quiet">
      {rest > 0 && (
        <span className="share num">
          <i style={{ width: `${rest * 100}%` }} />
          {percent(rest)}
        </span>
      )}
      <span className="paper">{say('people.rest', { works: others })}</span>
      <span className="venue">{say('people.points', { points: number(Math.round(score * 10) / 10) })}</span>
    </p>
  );
}
