import { sampleShapley } from '../../graph/shapley.ts';
import { seedOf } from '../../statistics/random.ts';
import { type Capacities, walkCapacity, worthOf } from './capacity.ts';
import { busFactor, effectiveNumber } from './concentration.ts';
import type { OrganisationRead } from './read.ts';

/** Works of a subject under which nothing is said of it; each counts by its author who is there most, and the sum is rounded. */
const fewestWorks = 3;

/** Recent works of a person on a subject under which they are no expert of it. */
const expertWorks = 2;

/** Pairs of orders drawn, and half a 95% interval in standard errors. */
export const drawnPairs = 100;
const z95 = 1.959964;

/** Rows of the three tables of one organisation. */
export interface Resting {
  readonly organisation: string;
  /** Sampled when asked for. */
  readonly people: () => Row[];
  readonly topics: readonly Row[];
  readonly whole: Row;
}
type Row = Readonly<Record<string, string | number>>;

/** What of an organisation rests on whom. */
export function weigh(read: OrganisationRead): Resting {
  const credits = creditsOf(read);
  const topics = subjectsOf(read);
  const capacities = capacitiesOf(read, topics);
  const all = topics.reduce((sum, { total }) => sum + total, 0);
  const rows = topics.map((topic) => describeTopic(topic, read, all));
  const whole = {
    from_year: read.record.fromYear,
    to_year: read.record.toYear,
    people: credits.written.filter((works) => works > 0).length,
    members: read.members.length,
    works: credits.works,
    credit: credits.total,
    squares: credits.squares,
    effective: effectiveNumber(credits.own),
    capacity: worthOf(capacities, read.members.keys()),
    subjects: topics.length,
    resting_on_one: rows.filter(({ bus_factor }) => bus_factor === 1).length,
  };
  return {
    organisation: read.organisation,
    people: () => peopleRows(read, credits, topics, capacities),
    topics: rows,
    whole,
  };
}

function peopleRows(
  read: OrganisationRead,
  credits: ReturnType<typeof creditsOf>,
  topics: readonly SubjectRead[],
  capacities: Capacities,
): Row[] {
  const drawn = sampleShapley(
    read.members.length,
    walkCapacity(capacities),
    drawnPairs,
    seedOf(read.organisation),
  );
  const sole = new Int32Array(read.members.length);
  for (const { experts } of topics) if (experts.length === 1) sole[experts[0]!]! += 1;
  return Array.from(read.members, (person, member) => ({
    person: read.record.people[person]!,
    presence: read.presence[member]!,
    works: credits.written[member]!,
    credit: credits.own[member]!,
    together: credits.together[member]!,
    shapley: drawn.value[member]!,
    low: Math.max(0, drawn.value[member]! - z95 * drawn.error[member]!),
    high: drawn.value[member]! + z95 * drawn.error[member]!,
    sole: sole[member]!,
  }));
}

/**
 * Fractional counts: each work one credit, divided among all its authors (the Shapley value of a work that needs them all alike), of
 * which an organisation has the part by which its member is there.
 */
function creditsOf(read: OrganisationRead): {
  written: number[];
  own: number[];
  together: number[];
  total: number;
  squares: number;
  works: number;
} {
  const { members, presence, record } = read;
  const credit = (member: number, work: number): number =>
    presence[member]! / Math.max(1, record.authors[work]!);
  const ofWork = new Map<number, number>();
  const own = Array.from(members, (_, member) => {
    let sum = 0;
    for (const work of worksOf(read, member)) {
      sum += credit(member, work);
      ofWork.set(work, (ofWork.get(work) ?? 0) + credit(member, work));
    }
    return sum;
  });
  return {
    written: Array.from(members, (_, member) => worksOf(read, member).length),
    own,
    together: Array.from(members, (_, member) =>
      worksOf(read, member).reduce((sum, work) => sum + credit(member, work) * ofWork.get(work)!, 0),
    ),
    total: own.reduce((total, one) => total + one, 0),
    squares: [...ofWork.values()].reduce((total, one) => total + one ** 2, 0),
    works: ofWork.size,
  };
}

function worksOf({ members, record }: OrganisationRead, member: number): Int32Array {
  const { offsets, values } = record.worksOf;
  return values.subarray(offsets[members[member]!]!, offsets[members[member]! + 1]!);
}

/** A subject of an organisation, and who holds it. */
interface SubjectRead {
  readonly topic: number;
  readonly works: number;
  /** Members with capacity, and how much. */
  readonly who: readonly number[];
  readonly amounts: readonly number[];
  readonly experts: readonly number[];
  readonly total: number;
}

/** Subjects with three works or more, by topic. */
export function subjectsOf(read: OrganisationRead): SubjectRead[] {
  const { members, presence, record } = read;
  const { works, sure } = worksByTopic(read);
  const holders = new Map<number, { who: number[]; amounts: number[]; experts: number[] }>();
  for (const [member, person] of members.entries())
    for (let at = record.holdingsOf.offsets[person]!; at < record.holdingsOf.offsets[person + 1]!; at++) {
      const row = record.holdingsOf.values[at]!;
      const topic = record.holding.topic[row]!;
      if (Math.round(sure[topic]!) < fewestWorks || record.typical[topic]! <= 0) continue;
      const held = holders.get(topic) ?? { who: [], amounts: [], experts: [] };
      holders.set(topic, held);
      const amount = presence[member]! * record.holding.capacity[row]!;
      held.who.push(member);
      held.amounts.push(amount);
      if (record.holding.recent[row]! >= expertWorks && amount >= record.typical[topic]! - 1e-9)
        held.experts.push(member);
    }
  return [...holders]
    .sort(([a], [b]) => a - b)
    .map(([topic, held]) => ({
      topic,
      works: works[topic]!,
      ...held,
      total: held.amounts.reduce((sum, one) => sum + one, 0),
    }));
}

/** Works of members by topic, and the sum of how far their likeliest author is there. */
function worksByTopic(read: OrganisationRead): { works: Int32Array; sure: Float64Array } {
  const { record, presence } = read;
  const most = new Map<number, number>();
  for (const member of read.members.keys())
    for (const work of worksOf(read, member))
      most.set(work, Math.max(most.get(work) ?? 0, presence[member]!));
  const works = new Int32Array(record.topics.length);
  const sure = new Float64Array(record.topics.length);
  for (const [work, there] of most)
    for (let at = record.topicsOfWork.offsets[work]!; at < record.topicsOfWork.offsets[work + 1]!; at++) {
      works[record.topicsOfWork.values[at]!]! += 1;
      sure[record.topicsOfWork.values[at]!]! += there;
    }
  return { works, sure };
}

/** The game's numbers: capacities over that of a typical expert, subjects weighed by their capacity. */
export function capacitiesOf(
  { members, record }: OrganisationRead,
  topics: readonly SubjectRead[],
): Capacities {
  const all = topics.reduce((sum, { total }) => sum + total, 0);
  const offsets = new Int32Array(members.length + 1);
  for (const { who } of topics) for (const member of who) offsets[member + 1]! += 1;
  for (let member = 0; member < members.length; member++) offsets[member + 1]! += offsets[member]!;
  const next = offsets.slice();
  const subjects = new Int32Array(offsets[members.length]!);
  const amounts = new Float64Array(subjects.length);
  for (const [subject, { topic, who, amounts: own }] of topics.entries())
    for (let at = 0; at < who.length; at++) {
      const place = next[who[at]!]!++;
      subjects[place] = subject;
      amounts[place] = own[at]! / record.typical[topic]!;
    }
  const weights = Float64Array.from(topics, ({ total }) => total / all);
  return { members: members.length, offsets, subjects, amounts, weights };
}

/** Half of very little is with one person soon: where that person is no expert, the subject rests on nobody. */
function describeTopic(
  { topic, works, who, amounts, experts, total }: SubjectRead,
  { record, members }: OrganisationRead,
  all: number,
) {
  const foremost = amounts.reduce((best, amount, at) => (amount > amounts[best]! ? at : best), 0);
  const fewest = busFactor(amounts);
  return {
    topic: record.topics[topic]!,
    works,
    people: who.length,
    experts: experts.length,
    capacity: total,
    weight: total / all,
    bus_factor: fewest === 1 && !experts.includes(who[foremost]!) ? 0 : fewest,
    effective: effectiveNumber(amounts),
    person: record.people[members[who[foremost]!]!]!,
    share: amounts[foremost]! / total,
  };
}
