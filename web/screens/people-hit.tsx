import { Link } from '@tanstack/react-router';
import { plainTitle } from '../../src/language/plain-title.ts';
import { caseSaid } from '../../src/locales/expertise.ts';
import { placeSaid } from '../../src/locales/places.ts';
import type { PersonCompared } from '../../src/operations/compare.ts';
import type { PersonHit } from '../../src/operations/find-people.ts';
import { SmallFacets, SmallFacetsBones } from '../parts/facets.tsx';
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
  /** Absent until they are known; null where they could not be. */
  facets: PersonCompared | null | undefined;
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
        {because.length > 0 && <Case person={person} />}
      </div>
      <div className="beside">
        {facets && <SmallFacets person={facets} year={year} />}
        {facets === undefined && <SmallFacetsBones />}
        <p>
          <Link
            to="/people"
            search={{ like: person.id, ...(year && { asOf: year }) }}
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

/** The works that make the case, and what is left beside them, so that the shares add up. */
function Case({ person }: { person: PersonHit }) {
  const words = useWords();
  const { shares, rest, others, points } = caseSaid(person, words);
  return (
    <>
      <ol className="because">
        {person.because.map((work, at) => (
          <li key={work.id}>
            <Share share={shares[at] ?? 0} />
            <span className="paper" lang="en">
              <Link to="/works/$id" params={{ id: work.id }}>
                {plainTitle(work.title)}
              </Link>
            </span>
            <span className="venue">
              {venueYear(work)}
              {work.related && <small className="quiet"> {words.say('people.byRelated')}</small>}
            </span>
          </li>
        ))}
      </ol>
      <p className="because-rest quiet">
        {rest > 0 && <Share share={rest} />}
        <span className="paper">{others}</span>
        <span className="venue">{points}</span>
      </p>
    </>
  );
}

function Share({ share }: { share: number }) {
  const { percent } = useWords();
  return (
    <span className="share num">
      <i style={{ width: `${share * 100}%` }} />
      {percent(share)}
    </span>
  );
}
