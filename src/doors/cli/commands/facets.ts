import { chanceSaid, facetRests, facetSaid } from '../../../locales/facets.ts';
import { topicSaid } from '../../../locales/topics.ts';
import { type Compared, compare } from '../../../operations/compare.ts';
import { type Dependence, dependence } from '../../../operations/dependence.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

const facetColumns = [
  'person',
  'name',
  'as_of',
  'facet',
  'percentile',
  'low',
  'high',
  'pieces',
  'share',
  'cohort',
  'layer',
  'score',
] as const;

/** Facets of people side by side. */
export async function comparison(
  session: Session,
  people: readonly string[],
  { weights, asOf }: { readonly weights?: string; readonly asOf?: string },
): Promise<Exit> {
  // A comma stands between people: “LeCun, Yann” is one of them.
  const named = people.map((one) => one.replaceAll(',', ' '));
  const question = { people: named.join(','), weights, asOf };
  const found = await readServed(session.home, (ask) => ask(compare, question));
  await print(session, {
    json: found,
    csv: {
      columns: facetColumns,
      rows: () =>
        found.people.flatMap(({ id, name, asOf: year, cohort, facets, layer, blend }) =>
          facets.map(({ facet, percentile, low, high, pieces, share }) => ({
            ...{ person: id, name, as_of: year, facet, percentile, low, high, pieces, share },
            ...{ cohort: `${cohort?.age} ${cohort?.area ?? ''}`, layer, score: blend?.score ?? null },
          })),
        ),
    },
    text: () => comparedLines(session, found, asOf),
  });
  return EXIT.done;
}

function comparedLines(session: Session, { people }: Compared, asOf: string | undefined): string[] {
  const page = new Page(session);
  const { say } = session.words;
  // Layers first, as on the screen: no hidden score orders them.
  for (const person of people.toSorted((a, b) => (a.layer ?? Infinity) - (b.layer ?? Infinity))) {
    const { cohort, layer, blend } = person;
    page.name(person.name, person.id);
    if (asOf !== undefined && person.asOf !== null)
      page.quiet(say('facets.asOf', { year: String(person.asOf) }), 2);
    if (cohort === null)
      page.text(
        asOf === undefined
          ? say('facets.few', { works: person.works })
          : say('facets.few.then', { year: asOf }),
        2,
      );
    else
      page.quiet(
        say('facets.cohort', {
          people: cohort.people,
          age: `from${cohort.age.split('-')[0]}`,
          area: cohort.area === null ? 'none' : topicSaid(cohort.area, session.words),
        }),
        2,
      );
    page.table(
      [{ head: '' }, { head: '', right: true }, { head: '' }, { head: '' }],
      person.facets.map((one) => [
        facetSaid(one, session.words),
        one.percentile.toFixed(0),
        say('facets.interval', { low: one.low.toFixed(0), high: one.high.toFixed(0) }),
        facetRests(one, session.words),
      ]),
      2,
    );
    if (layer !== null && people.length > 1) page.quiet(say('facets.layer', { layer }), 2);
    if (blend !== null) {
      const [low, high] = [blend.low.toFixed(0), blend.high.toFixed(0)];
      const first = chanceSaid(blend.among[0] ?? 0, session.words);
      const others = blend.among
        .slice(1, -1)
        .map((chance, at) =>
          say('facets.among', { place: at + 2, chance: chanceSaid(chance, session.words) }),
        );
      const blended = say('facets.blend', { score: blend.score.toFixed(0), low, high, first });
      page.text([blended, ...others].join(' '), 2);
    }
    page.space();
  }
  return page.lines;
}

const keyColumns = [
  'person',
  'name',
  'works',
  'presence',
  'credit',
  'capacity',
  'low',
  'high',
  'sole',
  'remains',
] as const;

/** What rests on whom at an organisation, and what goes with the people named. */
export async function resting(
  session: Session,
  organisation: string,
  without: readonly string[],
): Promise<Exit> {
  const found = await readServed(session.home, (ask) =>
    ask(dependence, {
      id: organisation,
      without: without.map((one) => one.replaceAll(',', ' ')).join(','),
    }),
  );
  if (found === null) {
    session.err.write(`${session.words.say('dependence.none')}\n`);
    return EXIT.failed;
  }
  await print(session, {
    json: found,
    csv: {
      columns: keyColumns,
      rows: () =>
        found.key.map(({ id, name, works, presence, credit, capacity, sole, remains }) => ({
          ...{ person: id, name, works, presence, credit, sole, remains: remains.share },
          ...{ capacity: capacity.share, low: capacity.low, high: capacity.high },
        })),
    },
    text: () => dependenceLines(session, found),
  });
  return EXIT.done;
}

function dependenceLines(session: Session, found: Dependence): string[] {
  const page = new Page(session);
  const { say, percent, years } = session.words;
  const { without, key, subjects } = found;
  page.name(found.organisation.name, found.organisation.id);
  page.text(
    say('dependence.lead', {
      people: found.people,
      works: found.works,
      years: years(found.fromYear, found.toYear),
      effective: session.words.number(Math.round(found.effective * 10) / 10),
    }),
  );
  const between = ({ low, high }: { low: number; high: number }) =>
    say('facets.interval', { low: percent(low), high: percent(high) });
  if (without !== null) {
    page.heading(
      say('dependence.without', {
        count: without.people.length,
        names: session.words.list(without.people.map(({ name }) => name)),
      }),
    );
    page.text(
      say('dependence.goes', {
        work: percent(without.work.share),
        range: between(without.work),
        capacity: percent(without.capacity),
      }),
    );
    if (without.subjects.length > 0)
      page.table(
        [
          { head: say('dependence.subject') },
          { head: say('dependence.lost'), right: true },
          { head: say('dependence.left'), right: true },
        ],
        without.subjects.map(({ name, lost, expertsLeft }) => [
          topicSaid(name, session.words),
          percent(lost),
          String(expertsLeft),
        ]),
      );
  }
  page.heading(say('dependence.key'));
  page.quiet(say('dependence.capacity.dek'));
  page.table(
    [
      { head: '' },
      { head: say('dependence.presence'), right: true },
      { head: say('dependence.work'), right: true },
      { head: say('dependence.capacity'), right: true },
      { head: say('dependence.remains'), right: true },
      { head: '' },
    ],
    key.map(({ name, presence, credit, capacity, remains }) => [
      name,
      percent(presence),
      percent(credit),
      percent(capacity.share),
      percent(remains.share),
      between(remains),
    ]),
  );
  page.heading(say('dependence.subjects', { one: subjects.restingOnOne, subjects: subjects.total }));
  page.table(
    [{ head: '' }, { head: '' }, { head: '', right: true }, { head: '', right: true }],
    subjects.list
      .filter(({ busFactor }) => busFactor === 1)
      .map(({ name, person, share, works }) => [
        topicSaid(name, session.words),
        person.name,
        percent(share),
        say('dependence.works', { works }),
      ]),
  );
  if (subjects.restingOnNobody > 0)
    page.quiet(say('dependence.subjects.unheld', { subjects: subjects.restingOnNobody }));
  return page.lines;
}
