/**
 * Gradient boosting of small trees over levels (Friedman 2001, logistic loss, second-order leaves): the learned pair
 * model. Trees are flat arrays, plain numbers in a JSON file.
 */
interface Tree {
  /** Feature asked at each node; -1 at a leaf. Node 0 is the root; children of a node stand at `left` and `left + 1`. */
  readonly feature: readonly number[];
  /** Levels up to this one go left. */
  readonly level: readonly number[];
  readonly left: readonly number[];
  /** Log-odds that a node adds; inner nodes too, so that a score can be told apart by feature (Saabas 2014). */
  readonly value: readonly number[];
}

export interface Boosted {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Least sum of weights in a leaf. */
  readonly leaf: number;
  readonly ridge: number;
}

/** Levels of many pairs, row by row, with what is known of each. */
export interface Examples {
  readonly levels: Uint8Array;
  readonly width: number;
  readonly same: Uint8Array;
  readonly weight: Float32Array;
}

const levelCount = 16;

export function boost(examples: Examples, options: BoostingOptions): Boosted {
  const { same, weight } = examples;
  let [positive, total] = [0, 0];
  for (let i = 0; i < same.length; i++) {
    total += weight[i]!;
    positive += weight[i]! * same[i]!;
  }
  const bias = Math.log(positive / (total - positive));
  const score = new Float64Array(same.length).fill(bias);
  const gradient = new Float64Array(same.length);
  const curvature = new Float64Array(same.length);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round++) {
    for (let i = 0; i < same.length; i++) {
      const p = 1 / (1 + Math.exp(-score[i]!));
      gradient[i] = weight[i]! * (same[i]! - p);
      curvature[i] = weight[i]! * p * (1 - p);
    }
    trees.push(growTree(examples, gradient, curvature, score, options));
  }
  return { bias, trees };
}

/** Rows `from` to `to` of the order that a tree sorts its rows into, with their sums by feature and level. */
interface Node {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly index: number;
  /** Gradient and curvature of each level of each feature. */
  readonly sums: Float64Array;
}

function growTree(
  examples: Examples,
  gradient: Float64Array,
  curvature: Float64Array,
  score: Float64Array,
  options: BoostingOptions,
): Tree {
  const { levels, width } = examples;
  const tree = { feature: [-1], level: [0], left: [0], value: [0] };
  const order = new Int32Array(score.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const sumUp = (from: number, to: number) => {
    const sums = new Float64Array(width * levelCount * 2);
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const [dg, dh] = [gradient[row]!, curvature[row]!];
      for (let feature = 0, at = row * width; feature < width; feature++, at++) {
        const cell = (feature * levelCount + levels[at]!) * 2;
        sums[cell]! += dg;
        sums[cell + 1]! += dh;
      }
    }
    return sums;
  };
  const open: Node[] = [{ from: 0, to: order.length, depth: 0, index: 0, sums: sumUp(0, order.length) }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { from, to, depth, index, sums } = node;
    let [g, h] = [0, 0];
    for (let cell = 0; cell < levelCount * 2; cell += 2) {
      g += sums[cell]!;
      h += sums[cell + 1]!;
    }
    tree.value[index] = Math.round(((options.rate * g) / (h + options.ridge)) * 1e4) / 1e4;
    const split = depth < options.depth ? bestSplit(sums, width, g, h, options) : null;
    if (split === null) {
      for (let i = from; i < to; i++) score[order[i]!]! += tree.value[index]!;
      continue;
    }
    const middle = partition(examples, order, from, to, split);
    const left = tree.feature.length;
    tree.feature[index] = split.feature;
    tree.level[index] = split.level;
    tree.left[index] = left;
    for (let child = 0; child < 2; child++) {
      tree.feature.push(-1);
      tree.level.push(0);
      tree.left.push(0);
      tree.value.push(0);
    }
    // The sums of the larger child are those of its parent without the smaller one's.
    const leftIsFew = middle - from < to - middle;
    const few = leftIsFew ? sumUp(from, middle) : sumUp(middle, to);
    const many = sums.map((sum, cell) => sum - few[cell]!);
    const [sumsLeft, sumsRight] = leftIsFew ? [few, many] : [many, few];
    open.push({ from: middle, to, depth: depth + 1, index: left + 1, sums: sumsRight });
    open.push({ from, to: middle, depth: depth + 1, index: left, sums: sumsLeft });
  }
  return tree;
}

interface Split {
  readonly feature: number;
  readonly level: number;
}

/** Brings the rows that go left to the front, both in their order; the place where the others begin. */
function partition(
  { levels, width }: Examples,
  order: Int32Array,
  from: number,
  to: number,
  { feature, level }: Split,
): number {
  const right = new Int32Array(to - from);
  let [middle, others] = [from, 0];
  for (let i = from; i < to; i++) {
    const row = order[i]!;
    if (levels[row * width + feature]! <= level) order[middle++] = row;
    else right[others++] = row;
  }
  order.set(right.subarray(0, others), middle);
  return middle;
}

function bestSplit(
  sums: Float64Array,
  width: number,
  g: number,
  h: number,
  { leaf, ridge }: BoostingOptions,
): Split | null {
  let best: Split | null = null;
  let bestGain = (g * g) / (h + ridge) + 1e-6;
  for (let feature = 0; feature < width; feature++) {
    let [gl, hl] = [0, 0];
    for (let level = 0; level < levelCount - 1; level++) {
      const at = (feature * levelCount + level) * 2;
      gl += sums[at]!;
      hl += sums[at + 1]!;
      if (hl < leaf || h - hl < leaf) continue;
      const gain = (gl * gl) / (hl + ridge) + ((g - gl) * (g - gl)) / (h - hl + ridge);
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, level };
      }
    }
  }
  return best;
}

/**
 * Most rows of a table of `Scorer`: more features a table mean fewer tables to ask, fewer rows that they stay in the cache. Of pairs of one
 * name most have next to nothing in common, so that of many rows few are met: 512 take a fifth less time than 128.
 */
const mostRows = 512;
/** Tables asked without a loop: as many as the model of pairs has. */
const unrolled = 5;

/**
 * A model laid out for speed (QuickScorer, Lucchese and others 2015): no tree is walked. Every leaf is a bit, leaves of a tree from left
 * to right; a level of a feature rules out the leaves to whose side it does not lead, and the first bit left over is the leaf met.
 * Features next to one another share a table with a row for each of their combinations.
 */
export class Scorer {
  private readonly model: Boosted;
  /** Bits a tree: 8, 16 or 32; and words that hold all trees. */
  private readonly bits: number;
  private readonly words: number;
  /** Of each feature and level, how far on in its table's rows it stands. */
  private readonly offset: Int32Array;
  /** First feature of each table, and past the last one's. */
  private readonly ends: Int32Array;
  /** Where each table begins in `masks`. */
  private readonly starts: Int32Array;
  private readonly masks: Int32Array;
  private readonly value: Float64Array;
  private readonly rows: Int32Array;
  private readonly tables: number;

  constructor(model: Boosted) {
    this.model = model;
    const leaves = model.trees.map(readLeaves);
    const most = leaves.reduce((count, { values }) => Math.max(count, values.length), 1);
    if (most > 32) throw new RangeError('A tree may have 32 leaves, for depth 5.');
    this.bits = most <= 8 ? 8 : most <= 16 ? 16 : 32;
    const perWord = 32 / this.bits;
    this.words = Math.ceil(model.trees.length / perWord);
    this.value = new Float64Array(this.words * perWord * this.bits);
    leaves.forEach(({ values }, tree) => {
      this.value.set(values, tree * this.bits);
    });
    const questions = leaves.flatMap(({ ruledOut }, tree) => {
      const [word, shift] = [Math.floor(tree / perWord), (tree % perWord) * this.bits];
      return ruledOut.map((one) => ({ ...one, word, mask: ~(one.leaves >>> shift) }));
    });
    const width = questions.reduce((last, { feature }) => Math.max(last, feature + 1), 0);
    this.offset = new Int32Array(width * levelCount);
    const [ends, starts, tables]: [number[], number[], Int32Array[]] = [[0], [0], []];
    for (let from = 0; from < width; from = ends.at(-1)!) {
      const { to, table } = this.layTable(questions, from, width);
      ends.push(to);
      starts.push(starts.at(-1)! + table.length);
      tables.push(table);
    }
    this.ends = Int32Array.from(ends);
    this.starts = Int32Array.from(starts);
    // Tables that are not there rule nothing out.
    this.rows = new Int32Array(Math.max(unrolled, tables.length)).fill(starts.at(-1)!);
    this.tables = tables.length;
    this.masks = new Int32Array(starts.at(-1)! + this.words).fill(-1);
    tables.forEach((table, at) => {
      this.masks.set(table, starts[at]);
    });
  }

  /** A table of the features from `from` on, as many as have no more than `mostRows` combinations of levels told apart. */
  private layTable(
    questions: readonly Question[],
    from: number,
    width: number,
  ): { to: number; table: Int32Array } {
    const { words } = this;
    let rows = 1;
    let to = from;
    for (; to < width; to++) {
      const asked = questions.filter(({ feature }) => feature === to);
      const borders = [...new Set(asked.map(({ level }) => level))].sort((a, b) => a - b);
      if (to > from && rows * (borders.length + 1) > mostRows) break;
      for (let level = 0; level < levelCount; level++)
        this.offset[to * levelCount + level] =
          borders.filter((border) => level > border).length * rows * words;
      rows *= borders.length + 1;
    }
    const table = new Int32Array(rows * words).fill(-1);
    let stride = 1;
    for (let feature = from; feature < to; feature++) {
      const offsets = this.offset.subarray(feature * levelCount, (feature + 1) * levelCount);
      const buckets = offsets[levelCount - 1]! / (stride * words) + 1;
      for (const { level, word, mask } of questions.filter((one) => one.feature === feature)) {
        const first = offsets[level]! / (stride * words) + 1;
        for (let row = 0; row < rows; row++)
          if (Math.floor(row / stride) % buckets >= first) table[row * words + word]! &= mask;
      }
      stride *= buckets;
    }
    return { to, table };
  }

  /** Log-odds that the levels at `start` are those of one person. */
  score(levels: Uint8Array, start = 0): number {
    const { rows, ends, starts, offset, masks, words, bits, value } = this;
    for (let table = 0; table < this.tables; table++) {
      let row = starts[table]!;
      for (let feature = ends[table]!; feature < ends[table + 1]!; feature++)
        row += offset[feature * levelCount + levels[start + feature]!]!;
      rows[table] = row;
    }
    let [r0, r1, r2, r3, r4] = [rows[0]!, rows[1]!, rows[2]!, rows[3]!, rows[4]!];
    const others = rows.length;
    let sum = this.model.bias;
    for (let word = 0, at = 0; word < words; word++, at += 32) {
      let left = masks[r0++]! & masks[r1++]! & masks[r2++]! & masks[r3++]! & masks[r4++]!;
      for (let table = unrolled; table < others; table++) left &= masks[rows[table]! + word]!;
      // The first bit of a tree is the first from its own on, for none is left without a leaf.
      sum += value[at + Math.clz32(left)]!;
      if (bits === 16) sum += value[at + Math.clz32(left & 0xffff)]!;
      else if (bits === 8)
        for (let own = 0xffffff; own > 0; own >>>= 8) sum += value[at + Math.clz32(left & own)]!;
    }
    return sum;
  }

  /** The same log-odds told apart by feature: what each question on the way to the leaves added. */
  contributions(levels: Uint8Array, width: number): { bias: number; byFeature: Float64Array } {
    const byFeature = new Float64Array(width);
    let bias = this.model.bias;
    for (const { feature, level, left, value } of this.model.trees) {
      let at = 0;
      bias += value[0]!;
      while (feature[at]! >= 0) {
        const asked = feature[at]!;
        const next = left[at]! + (levels[asked]! <= level[at]! ? 0 : 1);
        byFeature[asked]! += value[next]! - value[at]!;
        at = next;
      }
    }
    return { bias, byFeature };
  }
}

/** A question of a tree: levels above `level` rule out its `leaves`, as bits from the highest on. */
interface RuledOut {
  readonly feature: number;
  readonly level: number;
  readonly leaves: number;
}

interface Question extends RuledOut {
  readonly word: number;
  readonly mask: number;
}

/** Values of a tree's leaves from left to right, and what its questions rule out. */
function readLeaves({ feature, level, left, value }: Tree): { values: number[]; ruledOut: RuledOut[] } {
  const values: number[] = [];
  const ruledOut: RuledOut[] = [];
  const walk = (node: number): void => {
    if (feature[node]! < 0) {
      values.push(value[node]!);
      return;
    }
    const first = values.length;
    walk(left[node]!);
    let leaves = 0;
    for (let leaf = first; leaf < values.length; leaf++) leaves |= (1 << 31) >>> leaf;
    ruledOut.push({ feature: feature[node]!, level: level[node]!, leaves });
    walk(left[node]! + 1);
  };
  walk(0);
  return { values, ruledOut };
}
