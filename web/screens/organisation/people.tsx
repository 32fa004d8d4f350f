import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PersonName } from '../../parts/posts.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function People({ organisation }: { organisation: OrganisationPage }) {
  const { say, years, number } = useWords();
  const { people, counts } = organisation;
  if (people.length === 0) return null;
  const published = people.some(({ here }) => here.works > 0);
  return (
    <Figure
      title={say('organisation.people', { count: counts.people })}
      dek={say('organisation.people.dek')}
      sheet={{
        name: `${organisation.name} ${say('export.sheet.people')}`,
        columns: ['person', 'name', 'works_here', 'first', 'last', 'works', 'posts'],
        rows: people.map((person) => [
          person.id,
          person.name,
          person.here.works,
          person.here.first,
          person.here.last,
          person.works,
          person.posts,
        ]),
      }}
    >
      <Capped items={people} first={15}>
        {(shown) => (
          <Table className="chart">
            <thead>
              <tr>
                <th scope="col">{say('post.person')}</th>
                {published && (
                  <th scope="col" className="num">
                    {say('organisation.people.here')}
                  </th>
                )}
                <th scope="col" className="num">
                  {say('organisation.people.years')}
                </th>
                <th scope="col" className="num">
                  {say('organisation.people.all')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <PersonName person={person} opens />
                  </th>
                  {published && <td className="num">{number(person.here.works)}</td>}
                  <td className="num">
                    {person.here.first !== null && person.here.last !== null
                      ? years(person.here.first, person.here.last)
                      : ''}
                  </td>
                  <td className="num">{number(person.works)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Capped>
    </Figure>
  );
}
