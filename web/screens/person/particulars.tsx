import type { PersonPage } from '../../../src/operations/show-person.ts';
import type { Fact } from '../../parts/facts.tsx';
import { Known } from '../../parts/known.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function useFacts(person: PersonPage): Fact[] {
  const { say, date, number, years } = useWords();
  const open = person.posts.filter((post) => post.to === null);
  const latest = open
    .map(
      ({ evidence }) =>
        evidence.date ?? (evidence.knownOn ? { on: evidence.knownOn, precision: 'month' as const } : null),
    )
    .sort((a, b) => (b?.on ?? '').localeCompare(a?.on ?? ''))[0];
  const { counts, spellings } = person;
  const span =
    person.firstYear !== null && person.lastYear !== null
      ? years(person.firstYear, person.lastYear)
      : undefined;
  const optional = (label: string, count: number): Fact[] =>
    count > 0 ? [{ label, value: number(count) }] : [];
  return [
    open.length > 0
      ? {
          label: say('person.postNow'),
          value: <Known how="documented" />,
          note: say('person.postNow.sources', {
            count: open.length,
            date: latest ? date(latest.on, latest.precision === 'day' ? 'month' : latest.precision) : 'none',
          }),
        }
      : { label: say('person.postNow'), value: say('person.postNow.none') },
    {
      label: say('person.works'),
      value: counts.works > 0 ? number(counts.works) : say('person.works.none'),
      ...(span && { note: span }),
    },
    ...optional(say('person.reports'), counts.reports),
    ...optional(say('person.models'), counts.models),
    ...optional(say('person.awards'), counts.awards),
    ...(spellings.length > 1
      ? [
          {
            label: say('person.spellings'),
            value: number(spellings.length),
            note: spellings
              .slice(0, 4)
              .map(({ name }) => name)
              .join(', '),
          },
        ]
      : []),
  ];
}
