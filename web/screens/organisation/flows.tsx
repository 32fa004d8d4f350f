import type { Words } from '../../../src/locales/words.ts';
import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { type Direction, Directions } from '../../charts/directions.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { findChief } from './findings.ts';

function toDirections(directions: OrganisationPage['joinedFrom'], words: Words): Direction[] {
  const sorted = [...directions].sort((a, b) => b.people - a.people);
  const rows = sorted.slice(0, 7).map(({ organisation, people, first, last }) => ({
    name: organisation.name,
    people,
    when: first && last ? words.between(first, last) : '',
  }));
  const rest = sorted.slice(7);
  if (rest.length === 0) return rows;
  const people = rest.reduce((sum, row) => sum + row.people, 0);
  return [
    ...rows,
    { name: words.say('organisation.flows.others', { count: rest.length }), people, when: '' },
  ];
}

export function Flows({ organisation }: { organisation: OrganisationPage }) {
  const words = useWords();
  const { say } = words;
  const { joinedFrom, leftTo } = organisation;
  if (joinedFrom.length + leftTo.length === 0) return null;
  const from = findChief(joinedFrom);
  const to = findChief(leftTo);
  const title = say('organisation.flows.title', {
    from: from?.name ?? 'none',
    came: from?.people ?? 0,
    all: from?.of ?? 0,
    to: to?.name ?? 'none',
    went: to?.people ?? 0,
    gone: to?.of ?? 0,
  });
  const rows = (way: string, directions: OrganisationPage['joinedFrom']) =>
    directions.flatMap((direction) =>
      direction.who.map((who) => [
        way,
        direction.organisation.id,
        direction.organisation.name,
        who.id,
        who.name,
      ]),
    );
  return (
    <Figure
      title={title}
      dek={say('organisation.flows.dek')}
      source={say('organisation.flows.source')}
      drawn
      sheet={{
        name: `${organisation.name} ${say('export.sheet.flows')}`,
        columns: ['direction', 'organisation', 'organisation_name', 'person', 'person_name'],
        rows: [...rows('from', joinedFrom), ...rows('to', leftTo)],
      }}
    >
      <Directions from={toDirections(joinedFrom, words)} to={toDirections(leftTo, words)} title={title} />
    </Figure>
  );
}
