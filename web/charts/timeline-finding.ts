import type { Lanes } from './lanes.ts';

/** What a timeline shows, to be said in a sentence. */
export type TimelineFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly organisation: string; readonly first: number; readonly last: number }
  /** Too many organisations to be called homes: the one with most evidence, and how many others. */
  | { readonly kind: 'list'; readonly organisation: string; readonly others: number; readonly years: number }
  | { readonly kind: 'many'; readonly homes: number; readonly years: number; readonly founded: number };

/** More organisations than this on one person's papers are affiliations, not homes. */
const mostHomes = 8;

/** Says how many organisations were home, over how many years, and which of them a source says they founded. */
export function findTimeline({ lanes, homes }: Lanes): TimelineFinding {
  const known = lanes.filter((lane) => lane.organisation !== null && lane.strength !== 'possible');
  const bars = known.flatMap((lane) => lane.bars.filter(({ strength }) => strength !== 'possible'));
  const first = Math.floor(Math.min(...bars.map(({ solidFrom }) => solidFrom)));
  const last = Math.floor(Math.max(...bars.map(({ open, to, solidTo }) => (open ? to : solidTo))));
  const years = last - first + 1;
  const chief = [...known].sort((a, b) => b.pieces - a.pieces)[0]?.organisation;
  if (!chief) return { kind: 'none' };
  if (homes === 1) return { kind: 'one', organisation: chief.name, first, last };
  if (homes > mostHomes) return { kind: 'list', organisation: chief.name, others: homes - 1, years };
  return {
    kind: 'many',
    homes,
    years,
    founded: known.filter((lane) => lane.bars.some((bar) => bar.founding)).length,
  };
}
