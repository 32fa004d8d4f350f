import type { RollUp } from '../roll-up.ts';
import { fullestWindows, WINDOW } from './windows.ts';

/** A move as team migrations read it. */
export interface Mover {
  readonly move: string;
  readonly person: number;
  readonly from: string;
  readonly to: string;
  /** Most likely day, since 1970. */
  readonly day: number;
  readonly kind: string;
  readonly strength: string;
  /** Day from which it could be known. */
  readonly knownOn: number;
  /** Stated to be chief executive where they went. */
  readonly heads: boolean;
}

export type Level = 'laboratory' | 'parent';

/** People who go from one organisation to another within one window; a person once, by their first move. Days ascend. */
export interface WindowFlow {
  readonly level: Level;
  readonly from: string;
  readonly to: string;
  readonly movers: readonly Mover[];
}

/** Days after a move at which the house of the destination is read: a laboratory is joined to its firm within weeks. */
const SETTLED = 92;

/**
 * Every flow of two or more people within a window, at laboratory level and, where a firm stands above one of the two, among firms. A move within one
 * house is none. Flows come in the order of level, origin, destination, day; the order of `moves` does not matter.
 */
export function windowFlows(moves: readonly Mover[], rollUp: RollUp, width: number = WINDOW): WindowFlow[] {
  const { laboratory, parent } = outsideMoves(moves, rollUp);
  const laboratories = flowsAt('laboratory', laboratory, width);
  const seen = new Set(laboratories.map(signature));
  const parents = flowsAt('parent', parent, width).filter((flow) => !seen.has(signature(flow)));
  return [...laboratories, ...parents];
}

/** Moves out of a house, by laboratories and by firms. */
export function outsideMoves(moves: readonly Mover[], rollUp: RollUp): Record<Level, readonly Mover[]> {
  const laboratory = moves.filter(({ from, to, day }) => !rollUp.sameHouse(from, to, day));
  const parent = laboratory.map((move) => ({
    ...move,
    from: rollUp.parentAt(move.from, move.day),
    to: rollUp.parentAt(move.to, move.day + SETTLED),
  }));
  return { laboratory, parent };
}

/** The moves of a flow: one of firms that has the same as one of laboratories says nothing more. */
function signature({ movers }: WindowFlow): string {
  return movers.map(({ move }) => move).join(' ');
}

function flowsAt(level: Level, moves: readonly Mover[], width: number): WindowFlow[] {
  const byFlow = Map.groupBy(moves, ({ from, to }) => `${from} ${to}`);
  return [...byFlow]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) => {
      const sorted = list.sort((a, b) => a.day - b.day || (a.move < b.move ? -1 : 1));
      return fullestWindows(
        sorted.map(({ day }) => day),
        width,
      ).flatMap(({ from, to }) => {
        const movers = firstOfEach(sorted.slice(from, to));
        return movers.length < 2 ? [] : [{ level, from: movers[0]!.from, to: movers[0]!.to, movers }];
      });
    });
}

function firstOfEach(moves: readonly Mover[]): Mover[] {
  const met = new Set<number>();
  return moves.filter(({ person }) => !met.has(person) && met.add(person));
}
