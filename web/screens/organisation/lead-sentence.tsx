import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { useKind } from '../organisations.tsx';

export function Lead({ organisation }: { organisation: OrganisationPage }) {
  const { say, list, country, years, date } = useWords();
  const kind = useKind();
  const { counts, founders, established } = organisation;
  const place = [organisation.city, organisation.country && country(organisation.country)]
    .filter(Boolean)
    .join(', ');
  const names = [...new Set(founders.map(({ person }) => person.name))];
  const start = founders
    .map(({ from }) => from)
    .filter((from) => from !== null)
    .sort((a, b) => a.on.localeCompare(b.on))[0];
  const parent = organisation.relations.find(
    (relation) => relation.kind === 'parent' && relation.to === null,
  );
  const span =
    organisation.firstYear !== null && organisation.lastYear !== null
      ? years(organisation.firstYear, organisation.lastYear)
      : 'none';
  return (
    <>
      {say('organisation.lead.what', {
        kind: kind(organisation.kind),
        place: place || 'none',
        established: established === null ? 'none' : String(established),
      })}{' '}
      {names.length > 0 &&
        `${say('organisation.lead.founders', { names: list([...names.slice(0, 4), ...(names.length > 4 ? [say('organisation.lead.others', { count: names.length - 4 })] : [])]), date: start ? date(start.on, start.precision) : 'none' })} `}
      {parent &&
        `${say('organisation.lead.parent', { name: parent.organisation.name, year: parent.from ? parent.from.slice(0, 4) : 'none' })} `}
      {say('organisation.lead.counts', {
        people: counts.people,
        works: counts.works,
        years: span,
        holders: counts.holders,
      })}{' '}
      {organisation.fewRows && say('organisation.lead.few')}
    </>
  );
}

export function Particulars({ organisation: { counts, ror } }: { organisation: OrganisationPage }) {
  const { say, number } = useWords();
  const facts: (Fact | false)[] = [
    {
      label: say('organisations.people'),
      value: number(counts.people),
      note: say('organisation.fact.people'),
    },
    { label: say('organisations.works'), value: number(counts.works) },
    {
      label: say('organisations.posts'),
      value: number(counts.posts),
      note: say('organisation.fact.posts', { holders: counts.holders }),
    },
    counts.reports > 0 && { label: say('person.reports'), value: number(counts.reports) },
    counts.models > 0 && { label: say('person.models'), value: number(counts.models) },
    counts.claims > 0 && { label: say('organisations.claims'), value: number(counts.claims) },
    ror !== null && {
      label: 'ROR',
      value: (
        <a href={`https://ror.org/${ror}`} rel="noreferrer noopener external" target="_blank">
          {ror}
        </a>
      ),
    },
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}
