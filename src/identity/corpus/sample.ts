import { createHash } from 'node:crypto';
import type { IdentityInput, Ragged } from './input.ts';

/** A made-up work, for tests. */
export interface SampleWork {
  readonly title: string;
  readonly year: number;
  readonly authors: readonly string[];
  /** Organisation number of each author, where known. */
  readonly organisations?: readonly number[];
  readonly openreview?: readonly (string | null)[];
}

/** Works as identity's input, with keys that follow from their content. `order` shuffles how works are numbered. */
export function inputOf(
  works: readonly SampleWork[],
  order: readonly number[] = [...works.keys()],
): IdentityInput {
  const lines = order
    .flatMap((original, work) =>
      works[original]!.authors.map((name, position) => ({
        original,
        work,
        name,
        position,
        key: keyOf(`${original} ${position} ${name}`),
      })),
    )
    .sort((x, y) => (x.key < y.key ? -1 : 1));
  const names = [...new Set(lines.map(({ name }) => name))].sort();
  const work = (of: (work: SampleWork) => number) => order.map((original) => of(works[original]!));
  return {
    mentions: BigInt64Array.from(lines, ({ key }) => key),
    work: Int32Array.from(lines, (line) => line.work),
    position: Int16Array.from(lines, ({ position }) => position),
    rawName: lines.map(({ name }) => name),
    name: Int32Array.from(lines, ({ name }) => names.indexOf(name)),
    content: BigInt64Array.from(lines, ({ original, key }) =>
      keyOf(`${key} ${JSON.stringify(works[original])}`),
    ),
    affiliation: ragged(
      lines.map(
        ({ original, position }) => works[original]!.organisations?.slice(position, position + 1) ?? [],
      ),
    ),
    emailDomain: new Int32Array(lines.length).fill(-1),
    orcid: lines.map(() => null),
    openreview: lines.map(({ original, position }) => works[original]!.openreview?.[position] ?? null),
    title: order.map((original) => works[original]!.title),
    year: Int16Array.from(work(({ year }) => year)),
    venue: Int32Array.from(work(() => 0)),
    bag: ragged(order.map(() => [])),
    decisions: [],
  };
}

function keyOf(text: string): bigint {
  return BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`);
}

function ragged(rows: readonly (readonly number[])[]): Ragged {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length;
  });
  const values = Int32Array.from(rows.flat());
  return { offsets, values, weights: new Float32Array(values.length).fill(1) };
}
