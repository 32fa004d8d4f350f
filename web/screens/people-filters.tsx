import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Words } from '../../src/locales/words.ts';
import type { PeopleFound } from '../../src/operations/find-people.ts';
import type { PeopleQuestion } from '../api.ts';
import { facets } from '../parts/facets.tsx';
import { useWords } from '../parts/tongue.tsx';

const kinds = ['organisation', 'country', 'stage', 'active', 'venue'] as const;
type Kind = (typeof kinds)[number];

/** A stage of a career in words, such as `2016-2021`. */
function stageSaid(stage: string, { say }: Words): string {
  const [first, last] = stage.match(/\d+/g) ?? [];
  if (first === undefined) return say('stage.none');
  if (last !== undefined) return say('stage.between', { from: first, to: last });
  return say(stage.startsWith('since') ? 'stage.since' : 'stage.before', { year: first });
}

/** The values of a filter; a year counts the people of later years too, as the filter lets them through. */
function valuesOf(kind: Kind, choices: PeopleFound['filters'] | undefined): PeopleFound['filters'][Kind] {
  const values = choices?.[kind] ?? [];
  if (kind !== 'active') return values;
  let people = 0;
  return values.map((choice) => {
    people += choice.people;
    return { ...choice, people };
  });
}

interface FiltersProps {
  readonly question: PeopleQuestion;
  /** Values with counts, once the answer is there. */
  readonly choices: PeopleFound['filters'] | undefined;
}

/** Filters with counts; the address carries what is chosen, one value of each. */
export function Filters({ question, choices }: FiltersProps) {
  const { say } = useWords();
  const [wide] = useState(() => matchMedia('(min-width: 72rem)').matches);
  return (
    <details
      className="filters"
      open={wide || question.facet !== undefined || kinds.some((kind) => question[kind] !== undefined)}
    >
      <summary className="act">{say('filter.label')}</summary>
      <form aria-label={say('filter.label')}>
        {question.asOf && <p className="quiet">{say('filter.then', { year: question.asOf })}</p>}
        {kinds.map((kind) => (
          <Filter key={kind} kind={kind} question={question} values={valuesOf(kind, choices)} />
        ))}
        <Facets question={question} values={choices?.facet ?? []} />
      </form>
    </details>
  );
}

function Filter({
  kind,
  question,
  values,
}: {
  kind: Kind;
  question: PeopleQuestion;
  values: PeopleFound['filters'][Kind];
}) {
  const words = useWords();
  const { say, number, country } = words;
  const navigate = useNavigate();
  const chosen = question[kind];
  const name = (value: string, written: string) => {
    if (kind === 'country') return country(value);
    if (kind === 'active') return say('filter.since', { year: value });
    return kind === 'stage' ? stageSaid(value, words) : written;
  };
  const choose = (value: string) => {
    const { [kind]: _, ...others } = question;
    void navigate({
      to: '/people',
      search: value === chosen ? others : { ...others, [kind]: value },
      replace: true,
    });
  };
  // What was chosen can be undone even where nobody is left to count.
  const missing = chosen !== undefined && !values.some(({ value }) => value === chosen);
  const shown = missing ? [{ value: chosen, name: chosen, people: undefined }, ...values] : values;
  if (shown.length === 0 && !(kind === 'organisation' && question.ever)) return null;
  return (
    <fieldset>
      <legend>{say(`filter.${kind}`)}</legend>
      {shown.slice(0, 6).map(({ value, name: written, people }) => (
        <label key={value}>
          <input type="checkbox" checked={value === chosen} onChange={() => choose(value)} />
          <span>{name(value, written)}</span>
          {people !== undefined && <span className="n num">{number(people)}</span>}
        </label>
      ))}
      {kind === 'organisation' && (question.organisation || question.ever) && (
        <EverOrNow question={question} />
      )}
    </fieldset>
  );
}

/** Facets that people are held to, several together; each with how many would be left. */
function Facets({ question, values }: { question: PeopleQuestion; values: PeopleFound['filters']['facet'] }) {
  const { say, number } = useWords();
  const navigate = useNavigate();
  const chosen = (question.facet ?? '').split(',').filter(Boolean);
  const toggle = (value: string) => {
    const { facet: _, ...others } = question;
    const kept = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const search = kept.length === 0 ? others : { ...others, facet: kept.join(',') };
    void navigate({ to: '/people', search, replace: true });
  };
  const counts = new Map(values.map(({ value, people }) => [value, people]));
  // Of a past year they are counted once one is chosen, since everybody must be measured as of then.
  const { asOf } = question;
  const uncounted = asOf !== undefined && values.length === 0;
  const shown = facets.flatMap((facet) => {
    const own = [...new Set([...chosen, `${facet}:80`])].filter((value) => value.startsWith(`${facet}:`));
    return own
      .filter((value) => chosen.includes(value) || counts.has(value) || uncounted)
      .map((value) => ({ facet, value }));
  });
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend>{say('filter.facet')}</legend>
      {uncounted && chosen.length === 0 && (
        <p className="quiet">{say('filter.facet.then', { year: asOf })}</p>
      )}
      {shown.map(({ facet, value }) => {
        const least = value.split(':')[1] ?? '';
        const message = least === '80' ? 'filter.facet.least' : 'filter.facet.other';
        return (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{say(message, { facet: say(`facet.${facet}`), least })}</span>
            {counts.has(value) && <span className="n num">{number(counts.get(value) ?? 0)}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Switches a chosen organisation between last seen there and ever seen there. */
function EverOrNow({ question }: { question: PeopleQuestion }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { organisation, ever, ...others } = question;
  const ask = (search: PeopleQuestion) => void navigate({ to: '/people', search, replace: true });
  const to = organisation ?? ever;
  if (to === undefined) return null;
  return (
    <p className="quiet">
      {say(ever ? 'filter.everThere' : 'filter.now')}
      {' · '}
      <button
        type="button"
        className="quiet-button"
        onClick={() => ask(ever ? { ...others, organisation: to } : { ...others, ever: to })}
      >
        {say(ever ? 'filter.now' : 'filter.everThere')}
      </button>
    </p>
  );
}
