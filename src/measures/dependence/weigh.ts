import { sampleShapley } from '../../graph/shapley.ts';
import { seedOf } from '../../statistics/random.ts';
import { type Capacities, walkCapacity, worthOf } from './capacity.ts';
import { busFactor, effectiveNumber } from './concentration.ts';
import type { OrganisationRead } from './read.ts';

/** Works of a subject under which nothing is said of it. */
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
    from_year: read.fromYear,
    to_year: read.toYear,
    people: read.works.filter(({ length }) => length > 0).length,
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
  return read.members.map((person, member) => ({
    person,
    works: read.works[member]!.length,
    credit: credits.own[member]!,
    together: credits.together[member]!,
    shapley: drawn.value[member]!,
    low: Math.max(0, drawn.value[member]! - z95 * drawn.error[member]!),
    high: drawn.value[member]! + z95 * drawn.error[member]!,
    sole: topics.filter(({ experts }) => experts.length === 1 && experts[0] === member).length,
  }));
}

/** Fractional counts: each work one credit, divided among all its authors (the Shapley value of a work that needs them all alike). */
function creditsOf({ works, shared }: OrganisationRead): {
  own: number[];
  together: number[];
  total: number;
  squares: number;
  works: number;
} {
  const ofWork = new Map<number, number>();
  const credit = (work: number): number => 1 / Math.max(1, shared.authors[work]!);
  for (const its of works) for (const work of its) ofWork.set(work, (ofWork.get(work) ?? 0) + credit(work));
  const sum = (its: Int32Array, value: (work: number) => number): number =>
    its.reduce((total, work) => total + value(work), 0);
  const own = works.map((its) => sum(its, credit));
  return {
    own,
    together: works.map((its) => sum(its, (work) => credit(work) * ofWork.get(work)!)),
    total: own.reduce((total, one) => total + one, 0),
    squares: [...ofWork.values()].reduce((total, one) => total + one ** 2, 0),
    works: ofWork.size,
  };
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
export function subjectsOf({ works, topics, shared }: OrganisationRead): SubjectRead[] {
  const counts = new Map<number, number>();
  for (const work of new Set(works.flatMap((its) => [...its])))
    for (const topic of shared.topicsOfWork[work]!) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const holders = new Map<number, { who: number[]; amounts: number[]; experts: number[] }>();
  for (const [member, own] of topics.entries())
    for (const [at, topic] of own.topic.entries()) {
      const held = holders.get(topic) ?? { who: [], amounts: [], experts: [] };
      holders.set(topic, held);
      held.who.push(member);
      held.amounts.push(own.capacity[at]!);
      const expert = own.recent[at]! >= expertWorks && own.capacity[at]! >= shared.typical[topic]! - 1e-9;
      if (expert) held.experts.push(member);
    }
  return [...holders]
    .filter(([topic]) => (counts.get(topic) ?? 0) >= fewestWorks && shared.typical[topic]! > 0)
    .sort(([a], [b]) => a - b)
    .map(([topic, held]) => ({
      topic,
      works: counts.get(topic)!,
      ...held,
      total: held.amounts.reduce((sum, one) => sum + one, 0),
    }));
}

/** The game's numbers: capacities over that of a typical expert, subjects weighed by their capacity. */
export function capacitiesOf(
  { members, shared }: OrganisationRead,
  topics: readonly SubjectRead[],
): Capacities {
  const all = topics.reduce((sum, { total }) => sum + total, 0);
  const subjects = members.map((): number[] => []);
  const amounts = members.map((): number[] => []);
  for (const [subject, { topic, who, amounts: own }] of topics.entries())
    for (const [at, member] of who.entries()) {
      subjects[member]!.push(subject);
      amounts[member]!.push(own[at]! / shared.typical[topic]!);
    }
  return { members: members.length, subjects, amounts, weights: topics.map(({ total }) => total / all) };
}

function describeTopic(
  { topic, works, who, amounts, experts, total }: SubjectRead,
  read: OrganisationRead,
  all: number,
) {
  const foremost = amounts.reduce((best, amount, at) => (amount > amounts[best]! ? at : best), 0);
  return {
    topic: read.shared.topicIds[topic]!,
    works,
    people: who.length,
    experts: experts.length,
    capacity: total,
    weight: total / all,
    bus_factor: busFactor(amounts),
    effective: effectiveNumber(amounts),
    person: read.members[who[foremost]!]!,
    share: amounts[foremost]! / total,
  };
}
