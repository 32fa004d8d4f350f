import type { Decision } from '../corpus/input.ts';

/** Rows of the table `decision`: one key of one side of one decision; in order of the decisions. */
export interface RulingRow {
  readonly decision: number;
  readonly kind: string;
  readonly side: number;
  readonly key: bigint;
}

/** Decisions as pairs: `merge` and `mine` tie all keys; `split` ties each side and parts the two; `not-same` parts them. */
export function pairUp(rows: readonly RulingRow[]): Decision[] {
  return [...Map.groupBy(rows, ({ decision }) => decision)]
    .sort(([x], [y]) => x - y)
    .flatMap(([, ruling]) => {
      const kind = ruling[0]?.kind;
      const sides = [0, 1].map((side) =>
        ruling
          .filter((row) => row.side === side)
          .map(({ key }) => key)
          .sort(),
      );
      const [one = [], other = []] = sides;
      const ties = kind === 'not-same' ? [] : sides.flatMap(chain);
      const apart =
        kind === 'merge' || kind === 'mine'
          ? chain([...one.slice(0, 1), ...other.slice(0, 1)])
          : cross(one, other);
      return [...ties, ...apart];
    });
}

function chain(keys: readonly bigint[]): Decision[] {
  return keys.slice(1).map((b) => ({ a: keys[0]!, b, same: true }));
}

function cross(one: readonly bigint[], other: readonly bigint[]): Decision[] {
  return one.flatMap((a) => other.map((b) => ({ a, b, same: false })));
}
