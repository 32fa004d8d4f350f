import { Link } from '@tanstack/react-router';
import { plainTitle } from '../../../src/language/plain-title.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { venueYear } from '../../parts/venue.ts';

export function Works({ person }: { person: PersonPage }) {
  const { say, list } = useWords();
  if (person.counts.works === 0) return <div />;
  return (
    <Figure
      title={say('person.list', { works: person.counts.works })}
      dek={say('person.list.dek')}
      source={say('person.identity.note')}
      sheet={{
        name: `${person.name} ${say('export.sheet.works')}`,
        columns: [
          'work',
          'title',
          'venue',
          'year',
          'status',
          'position',
          'authors',
          'organisations',
          'printed',
        ],
        rows: person.works.map((work) => [
          work.id,
          work.title,
          work.venue,
          work.year,
          work.status,
          work.position + 1,
          work.authors,
          work.organisations.map(({ name }) => name).join('; '),
          work.printed,
        ]),
      }}
    >
      <Capped items={person.works} first={12}>
        {(shown) => (
          <ol className="entries chart">
            {shown.map((work) => (
              <li key={work.id}>
                <p className="title" lang="en">
                  <Link to="/works/$id" params={{ id: work.id }} data-opens>
                    {plainTitle(work.title)}
                  </Link>
                </p>
                <p className="where spread">
                  <span>
                    {[venueYear(work), work.status].filter(Boolean).join(', ')},{' '}
                    {work.authors === 1
                      ? say('person.list.alone')
                      : say('person.list.place', { position: work.position + 1, authors: work.authors })}
                  </span>
                  <span title={work.printed ?? undefined}>
                    {list(work.organisations.map(({ name }) => name)) || work.printed}
                  </span>
                </p>
              </li>
            ))}
          </ol>
        )}
      </Capped>
    </Figure>
  );
}
