import type { Line } from './rivals.ts';
import { type Elasticities, type Event, type Shock, shockOf } from './shock.ts';

/** One case run again without its outcome, beside what happened. */
export interface Replay {
  /** What is reckoned from the lines as they were before the event. */
  readonly expected: Shock;
  readonly customers: Compared;
  readonly gainers: Compared;
}

/** Names by what was expected and what is stated to have happened. */
interface Compared {
  /** Expected, and stated. */
  readonly both: readonly string[];
  /** Expected, and stated by some and disputed by others. */
  readonly disputed: readonly string[];
  readonly expectedOnly: readonly string[];
  readonly happenedOnly: readonly string[];
}

/**
 * The graph as it was before the event: lines that begin with it or after it are out, and so is every end that came with it; a line
 * that only says that somebody leaves is out altogether.
 */
export function before(lines: readonly Line[], on: string): Line[] {
  return lines.flatMap((line) => {
    if (line.from !== null && line.from >= on) return [];
    const ended = line.to !== null && line.to >= on && line.amount === null;
    if (!ended) return [line];
    return line.from === null ? [] : [{ ...line, event: 'customer', to: null, status: 'reported' }];
  });
}

/** `gained` names those who are stated to have gained since. */
export function replay(
  event: Event,
  lines: readonly Line[],
  gained: readonly string[],
  elasticities: Elasticities,
): Replay {
  const usual = { ...elasticities, leave: new Map<string, number>() };
  const expected = shockOf(event, before(lines, event.on), usual);
  const seen = shockOf(event, lines, usual).customers.filter(({ stated }) => stated !== 'nothing');
  const left = new Map(seen.map(({ name, stated }) => [name, stated]));
  const leavers = expected.customers.filter(({ leave }) => leave > 0).map(({ name }) => name);
  const gainers = expected.gainers.filter(({ gain }) => gain.high > 0).map(({ name }) => name);
  return {
    expected,
    customers: {
      both: leavers.filter((name) => left.get(name) === 'leaves'),
      disputed: leavers.filter((name) => left.get(name) === 'disputed'),
      expectedOnly: leavers.filter((name) => !left.has(name)),
      happenedOnly: [...left.keys()].filter((name) => !leavers.includes(name)),
    },
    gainers: {
      both: gainers.filter((name) => gained.includes(name)),
      disputed: [],
      expectedOnly: gainers.filter((name) => !gained.includes(name)),
      happenedOnly: gained.filter((name) => !gainers.includes(name)),
    },
  };
}
