import { z } from 'zod';
import type { Scalar } from '../engine/engine.ts';
import { held } from '../measures/dependence/capacity.ts';
import { fold } from '../names/fold.ts';
import { VivierError } from '../tables/error.ts';
import { partsOf } from './filters.ts';
import { identify, idOfPerson, isId, unknown } from './identify.ts';
import { type Observatory, operation } from './operation.ts';
import { rowsOf } from './stored-pages.ts';

/** People of the curve, and of the list. */
const shownPeople = 10;
/** Subjects of the list. */
const shownSubjects = 60;
/** How much of a person is there at least who is named among the key people: a guest counts in the sums, and is no key person. */
const keyPresence = 1 / 3;
/** Half a 90% interval, in standard deviations. */
const z90 = 1.644854;

const share = z.object({ share: z.number(), low: z.number(), high: z.number() });
const named = z.object({ id: z.string(), name: z.string() });
const subject = z.object({
  id: z.string(),
  name: z.string(),
  works: z.number(),
  people: z.number(),
  /** Members with two recent works on it or more and, by their presence, the capacity of a typical expert. */
  experts: z.number(),
  /** Fewest people with half of its capacity; 0 where that is one person who is no expert: so little rests on nobody. */
  busFactor: z.number(),
  effective: z.number(),
  /** Who has most of its capacity, and how much. */
  person: named,
  share: z.number(),
});

const answer = z.object({
  organisation: named,
  fromYear: z.number(),
  toYear: z.number(),
  members: z.number(),
  /** Members with a work in these years, and their works. */
  people: z.number(),
  works: z.number(),
  /** Effective number of people: inverse Herfindahl of fractional counts. */
  effective: z.number(),
  /** People on whom most rests, first those with the highest share of the capacity game. */
  key: z.array(
    named.extend({
      works: z.number(),
      /** How much of the person is there, 0 to 1: by it all that follows is counted. */
      presence: z.number(),
      /** Of the members' fractional public work. */
      credit: z.number(),
      /** Shapley value over that of everybody, with the 95% interval of the sampling. */
      capacity: share,
      /** Subjects of which they are the only expert here. */
      sole: z.number(),
      /** What of the public work remains when this one and all before leave, 90% interval. */
      remains: share,
    }),
  ),
  subjects: z.object({
    total: z.number(),
    restingOnOne: z.number(),
    /** Subjects of which there is so little that one person who is no expert has half. */
    restingOnNobody: z.number(),
    list: z.array(subject),
  }),
  /** What goes with the people named; null where nobody is. */
  without: z
    .object({
      people: z.array(named),
      /** Share of the members' fractional public work, 90% interval over works. */
      work: share,
      /** Share of the capacity game's value. */
      capacity: z.number(),
      /** Subjects that lose half of their capacity or more, most first. */
      subjects: z.array(
        z.object({ id: z.string(), name: z.string(), lost: z.number(), expertsLeft: z.number() }),
      ),
    })
    .nullable(),
});
export type Dependence = z.infer<typeof answer>;

export const dependence = operation({
  name: 'dependence',
  summary:
    'What of an organisation rests on whom: key people, subjects that rest on one, and what goes when people named leave.',
  effect: 'reads',
  address: { method: 'GET', path: '/organisations/{id}/dependence' },
  input: z.object({
    id: z.string().min(1).max(200).describe('id, or a name or alias'),
    without: z.string().max(1000).optional().describe('ids or names of people who leave, by commas'),
  }),
  output: answer.nullable(),
  run: async (context, { id, without }) => {
    const observatory = context.observatory();
    const own = isId('organisation', id) ? await readWhole(observatory, id) : undefined;
    const organisation = own ? id : identify(observatory, 'organisation', id);
    const whole = own ?? (await readWhole(observatory, organisation));
    if (whole === undefined) return null;
    const leaving = await meant(observatory, organisation, partsOf(without, ',') ?? []);
    return describe(observatory, organisation, whole, [...new Set(leaving)]);
  },
});

/** The people named: a name that one member alone bears is that member, whoever else bears it elsewhere. */
async function meant(
  observatory: Observatory,
  organisation: string,
  asked: readonly string[],
): Promise<string[]> {
  if (asked.length === 0) return [];
  const members = await observatory.reader.rows(
    'select d.person, p.name from dependence d join person p on p.person = d.person where d.organisation = $1',
    [organisation],
  );
  return asked.map((one) => {
    const namesakes = members.filter(
      (row) => fold(text(row, 'name')) === fold(one) && !observatory.hidden.ids.has(text(row, 'person')),
    );
    const [member] = namesakes;
    return member !== undefined && namesakes.length === 1
      ? text(member, 'person')
      : idOfPerson(observatory, one);
  });
}

type Row = Readonly<Record<string, Scalar>>;
const number = (row: Row, name: string): number => Number(row[name] ?? 0);
const text = (row: Row, name: string): string => String(row[name]);

async function readWhole({ reader }: Observatory, id: string): Promise<Row | undefined> {
  const [row] = await reader.rows(
    `select d.*, o.name from organisation_dependence d join organisation o on o.organisation = d.organisation
     where d.organisation = $1`,
    [id],
  );
  return row;
}

async function describe(
  observatory: Observatory,
  organisation: string,
  whole: Row,
  leaving: readonly string[],
): Promise<Dependence> {
  const { reader } = observatory;
  const key = await reader.rows(
    `select d.*, p.name from dependence d join person p on p.person = d.person
     where d.organisation = $1 and d.credit > 0 and d.presence >= ${keyPresence} order by d.shapley desc, d.person limit ${shownPeople}`,
    [organisation],
  );
  const subjects = await reader.rows(
    `select s.*, t.name, p.name as person_name from organisation_topic s join topic t on t.topic = s.topic
       join person p on p.person = s.person
     where s.organisation = $1 order by s.bus_factor = 0, s.bus_factor, s.capacity desc, s.topic limit ${shownSubjects}`,
    [organisation],
  );
  const [unheld] = await reader.rows(
    'select count(*) as subjects from organisation_topic where organisation = $1 and bus_factor = 0',
    [organisation],
  );
  const works = await readCredits(
    observatory,
    key.map((row) => text(row, 'person')),
    whole,
  );
  const capacity = number(whole, 'capacity');
  return {
    organisation: { id: organisation, name: text(whole, 'name') },
    fromYear: number(whole, 'from_year'),
    toYear: number(whole, 'to_year'),
    members: number(whole, 'members'),
    people: number(whole, 'people'),
    works: number(whole, 'works'),
    effective: number(whole, 'effective'),
    key: key.map((row, at) => {
      const lost = lostWork(key.slice(0, at + 1), works, whole);
      return {
        id: text(row, 'person'),
        name: text(row, 'name'),
        works: number(row, 'works'),
        presence: number(row, 'presence'),
        credit: partOf(number(row, 'credit'), number(whole, 'credit')),
        capacity: {
          share: partOf(number(row, 'shapley'), capacity),
          low: partOf(number(row, 'low'), capacity),
          high: partOf(number(row, 'high'), capacity),
        },
        sole: number(row, 'sole'),
        remains: { share: 1 - lost.share, low: 1 - lost.high, high: 1 - lost.low },
      };
    }),
    subjects: {
      total: number(whole, 'subjects'),
      restingOnOne: number(whole, 'resting_on_one'),
      restingOnNobody: number(unheld ?? {}, 'subjects'),
      list: subjects.map(describeSubject),
    },
    without: leaving.length === 0 ? null : await describeLeaving(observatory, organisation, whole, leaving),
  };
}

function describeSubject(row: Row): z.infer<typeof subject> {
  return {
    id: text(row, 'topic'),
    name: text(row, 'name'),
    works: number(row, 'works'),
    people: number(row, 'people'),
    experts: number(row, 'experts'),
    busFactor: number(row, 'bus_factor'),
    effective: number(row, 'effective'),
    person: { id: text(row, 'person'), name: text(row, 'person_name') },
    share: number(row, 'share'),
  };
}

/** Which works each person has, with what one author of it is credited who is there wholly. */
type Credits = ReadonlyMap<string, readonly { readonly work: string; readonly credit: number }[]>;

async function readCredits({ reader }: Observatory, people: readonly string[], whole: Row): Promise<Credits> {
  if (people.length === 0) return new Map();
  const select = `select distinct x.person, x.work, w.authors - coalesce(g.lines, 0) as authors
    from person_work x join work w on w.work = x.work
      left join (select work, count(*) as lines from person_work where repeats is not null group by work) g on g.work = x.work
    where w.year >= ${number(whole, 'from_year')} and x.person`;
  const rows = await rowsOf(reader, select, people);
  const own = Map.groupBy(rows, (row) => text(row, 'person'));
  return new Map(
    [...own].map(([person, its]) => [
      person,
      its.map((row) => ({ work: text(row, 'work'), credit: 1 / Math.max(1, number(row, 'authors')) })),
    ]),
  );
}

/**
 * Share of the fractional work that goes with people, and its 90% interval: the ratio L/S over works, each counted by chance
 * (Poisson), to first order: var = (sum l^2 - 2 r sum l s + r^2 sum s^2) / S^2.
 */
function lostWork(leaving: readonly Row[], credits: Credits, whole: Row): z.infer<typeof share> {
  const all = number(whole, 'credit');
  const lost = new Map<string, number>();
  for (const row of leaving)
    for (const { work, credit } of credits.get(text(row, 'person')) ?? [])
      lost.set(work, (lost.get(work) ?? 0) + number(row, 'presence') * credit);
  const sum = leaving.reduce((total, row) => total + number(row, 'credit'), 0);
  const cross = leaving.reduce((total, row) => total + number(row, 'together'), 0);
  const squares = [...lost.values()].reduce((total, one) => total + one ** 2, 0);
  const ratio = partOf(sum, all);
  const variance = partOf(squares - 2 * ratio * cross + ratio ** 2 * number(whole, 'squares'), all ** 2);
  const half = z90 * Math.sqrt(Math.max(0, variance));
  return { share: ratio, low: Math.max(0, ratio - half), high: Math.min(1, ratio + half) };
}

async function describeLeaving(
  observatory: Observatory,
  organisation: string,
  whole: Row,
  leaving: readonly string[],
): Promise<NonNullable<Dependence['without']>> {
  const { reader } = observatory;
  const members = await reader.rows(
    'select d.*, p.name from dependence d join person p on p.person = d.person where d.organisation = $1',
    [organisation],
  );
  const stranger = leaving.find((id) => !members.some((one) => text(one, 'person') === id));
  if (stranger !== undefined) {
    const [person] = await reader.rows('select name from person where person = $1', [stranger]);
    if (person === undefined) throw unknown('person', stranger);
    throw notThere(text(person, 'name'), organisation, text(whole, 'name'));
  }
  const gone = leaving.flatMap((id) => members.filter((row) => text(row, 'person') === id));
  const topics = await reader.rows(
    `select s.topic, t.name, s.capacity, s.weight, s.experts, e.capacity as typical from organisation_topic s
       join topic t on t.topic = s.topic join topic_expert e on e.topic = s.topic where s.organisation = $1`,
    [organisation],
  );
  const theirs = await rowsOf(
    reader,
    'select person, topic, capacity, recent from person_topic where recent > 0 and person',
    leaving,
  );
  const presence = new Map(gone.map((row) => [text(row, 'person'), number(row, 'presence')]));
  const capacityOf = (row: Row): number => (presence.get(text(row, 'person')) ?? 0) * number(row, 'capacity');
  let lostValue = 0;
  const subjects = topics.map((row) => {
    const own = theirs.filter((one) => one['topic'] === row['topic']);
    const typical = number(row, 'typical');
    const lost = own.reduce((sum, one) => sum + capacityOf(one), 0);
    const before = number(row, 'capacity');
    lostValue +=
      number(row, 'weight') * (held(before / typical) - held(Math.max(0, before - lost) / typical));
    const experts = own.filter((one) => number(one, 'recent') >= 2 && capacityOf(one) >= typical - 1e-9);
    return {
      id: text(row, 'topic'),
      name: text(row, 'name'),
      lost: partOf(lost, before),
      expertsLeft: number(row, 'experts') - experts.length,
    };
  });
  return {
    people: gone.map((row) => ({ id: text(row, 'person'), name: text(row, 'name') })),
    work: lostWork(gone, await readCredits(observatory, leaving, whole), whole),
    capacity: partOf(lostValue, number(whole, 'capacity')),
    subjects: subjects
      .filter(({ lost }) => lost >= 0.5)
      .sort((a, b) => b.lost - a.lost || (a.id < b.id ? -1 : 1)),
  };
}

const notThere = (person: string, organisation: string, name: string): VivierError =>
  new VivierError('person-not-member', {
    what: 'This person is not counted among the members: they left, or under a tenth of their recent lines name the place.',
    where: `${person}, ${name}`,
    mend: `See who is: vivier dependence ${organisation}.`,
  });

/** A share of a whole; of nothing, none. */
const partOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
