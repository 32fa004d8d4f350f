import { Link } from '@tanstack/react-router';
import { plainTitle } from '../../../src/language/plain-title.ts';
import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { venueYear } from '../../parts/venue.ts';

export function Works({ organisation }: { organisation: OrganisationPage }) {
  const { say } = useWords();
  if (organisation.works.length === 0) return null;
  return (
    <Figure
      title={say('organisation.works', { count: organisation.counts.works })}
      dek={say('organisation.works.dek')}
      sheet={{
        name: `${organisation.name} ${say('export.sheet.works')}`,
        columns: ['work', 'title', 'venue', 'year', 'status', 'authors'],
        rows: organisation.works.map((work) => [
          work.id,
          work.title,
          work.venue,
          work.year,
          work.status,
          work.authors,
        ]),
      }}
    >
      <Capped items={organisation.works} first={8}>
        {(shown) => (
          <ol className="entries chart">
            {shown.map((work) => (
              <li key={work.id}>
                <p className="title" lang="en">
                  <Link to="/works/$id" params={{ id: work.id }} data-opens>
                    {plainTitle(work.title)}
                  </Link>
                </p>
                <p className="where">
                  {[venueYear(work), work.status].filter(Boolean).join(', ')};{' '}
                  {say('work.by', { count: work.authors })}
                </p>
              </li>
            ))}
          </ol>
        )}
      </Capped>
    </Figure>
  );
}
