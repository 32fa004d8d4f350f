import type { Words } from '../../../src/locales/words.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import type { Stint } from '../../../src/tables/cards/career.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { OrganisationName } from '../../parts/posts.tsx';
import { SourcedRow } from '../../parts/sourced-row.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** When a stint was, in words, no finer than it is known. */
function stintWhen({ startAfter, startBefore, endAfter, endBefore, strength }: Stint, words: Words): string {
  const start = startBefore ? words.between(startAfter ?? startBefore, startBefore) : '';
  const end = endBefore ? words.between(endAfter ?? endBefore, endBefore) : '';
  if (strength === 'documented') {
    if (start && end) return words.span(start, end);
    return start
      ? words.say('post.since', { date: start })
      : end
        ? words.say('post.until', { date: end })
        : words.say('post.undated');
  }
  const seen = [startBefore ?? endAfter, endAfter ?? startBefore].map((day) => Number(day?.slice(0, 4)));
  return seen[0] && seen[1]
    ? words.say('stint.seen', { years: words.years(seen[0], seen[1]) })
    : words.say('post.undated');
}

const rank = { documented: 0, likely: 1, possible: 2 } as const;

/** The best known first, then the latest. */
function byStrength(stints: readonly Stint[]): Stint[] {
  const end = ({ endBefore, endAfter }: Stint) => endBefore ?? endAfter ?? '';
  return [...stints].sort((a, b) => rank[a.strength] - rank[b.strength] || end(b).localeCompare(end(a)));
}

/** Every organisation of a person, with how well it is known and who says so. */
export function Places({ person }: { person: PersonPage }) {
  const words = useWords();
  const { say } = words;
  if (person.stints.length === 0) return null;
  return (
    <Figure title={say('person.places')} dek={say('person.places.dek')}>
      <Capped items={byStrength(person.stints)} first={8}>
        {(shown) => (
          <Table className="chart stack">
            <thead>
              <tr>
                <th scope="col">{say('person.places.organisation')}</th>
                <th scope="col">{say('person.places.role')}</th>
                <th scope="col">{say('person.places.when')}</th>
                <th scope="col">{say('person.places.known')}</th>
                <th scope="col">{say('person.places.sources')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((stint) => (
                <SourcedRow
                  key={`${stint.organisation.id ?? stint.organisation.name} ${stint.startBefore} ${stint.role} ${stint.strength}`}
                  columns={5}
                  evidence={stint.evidence}
                  total={stint.pieces}
                >
                  <th scope="row">
                    <OrganisationName organisation={stint.organisation} opens />
                  </th>
                  <td lang="en">{stint.role}</td>
                  <td>{stintWhen(stint, words)}</td>
                  <td>
                    <Known how={stint.strength} />
                  </td>
                </SourcedRow>
              ))}
            </tbody>
          </Table>
        )}
      </Capped>
    </Figure>
  );
}
