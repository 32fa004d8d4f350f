import type { PersonPage } from '../../../src/operations/show-person.ts';
import { Together } from '../../charts/together.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function Coauthors({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const [first, second] = person.coauthors;
  if (!first) return null;
  const alone = !second || first.works > second.works;
  const title =
    alone && first.works > 1
      ? say('person.together.finding', { works: first.works, name: first.name })
      : say('person.together');
  const partners = person.coauthors.slice(0, 10);
  return (
    <Figure
      title={title}
      dek={say('person.together.dek')}
      source={say('person.together.source', { count: person.counts.coauthors })}
      sheet={{
        name: `${person.name} ${say('export.sheet.coauthors')}`,
        columns: ['person', 'name', 'works', 'first_year', 'last_year'],
        rows: person.coauthors.map(({ id, name, works, firstYear, lastYear }) => [
          id,
          name,
          works,
          firstYear,
          lastYear,
        ]),
      }}
      drawn
    >
      <Together partners={partners} title={title} />
    </Figure>
  );
}
