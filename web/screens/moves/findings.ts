import type { FlowsShown } from '../../../src/operations/mobility/show-flows.ts';

/** The way that most went, and how many came back; none where nobody went any way. */
export function findWay({
  cells,
  organisations,
}: Pick<FlowsShown, 'cells' | 'organisations'>):
  | { readonly from: string; readonly to: string; readonly moves: number; readonly back: number }
  | undefined {
  const [most] = [...cells].sort((a, b) => b.moves - a.moves || (a.from + a.to < b.from + b.to ? -1 : 1));
  if (!most) return undefined;
  const name = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  const back = cells.find(({ from, to }) => from === most.to && to === most.from)?.moves ?? 0;
  return { from: name(most.from), to: name(most.to), moves: most.moves, back };
}

/** The organisation that gained or lost most among those of the matrix, net; none where nobody went any way. */
export function findNet({
  cells,
  organisations,
}: Pick<FlowsShown, 'cells' | 'organisations'>): { readonly name: string; readonly net: number } | undefined {
  const nets = organisations.map(({ id, name }) => ({
    name,
    net: cells.reduce(
      (net, cell) => net + (cell.to === id ? cell.moves : cell.from === id ? -cell.moves : 0),
      0,
    ),
  }));
  const [most] = nets.sort((a, b) => Math.abs(b.net) - Math.abs(a.net) || (a.name < b.name ? -1 : 1));
  return cells.length === 0 ? undefined : most;
}

/** Moves of each year among the organisations shown, without first posts, the years between filled up. */
export function countYears({ years }: Pick<FlowsShown, 'years'>): { year: number; moves: number }[] {
  const moves = new Map<number, number>();
  for (const { year, inflow, entries } of years) moves.set(year, (moves.get(year) ?? 0) + inflow - entries);
  if (moves.size === 0) return [];
  const [first, last] = [Math.max(1995, Math.min(...moves.keys())), Math.max(...moves.keys())];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    year: first + i,
    moves: moves.get(first + i) ?? 0,
  }));
}
