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

interface Node {
  readonly rows: Int32Array;
  readonly depth: number;
  readonly index: number;
}

function growTree(
  examples: Examples,
  gradient: Float64Array,
  curvature: Float64Array,
  score: Float64Array,
  options: BoostingOptions,
): Tree {
  const tree = { feature: [-1], level: [0], left: [0], value: [0] };
  const open: Node[] = [{ rows: Int32Array.from(gradient.keys()), depth: 0, index: 0 }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { rows, depth, index } = node;
    let [g, h] = [0, 0];
    for (const row of rows) {
      g += gradient[row]!;
      h += curvature[row]!;
    }
    tree.value[index] = Math.round(((options.rate * g) / (h + options.ridge)) * 1e4) / 1e4;
    const split =
      depth < options.depth ? bestSplit(examples, rows, gradient, curvature, g, h, options) : null;
    if (split === null) {
      for (const row of rows) score[row]! += tree.value[index]!;
      continue;
    }
    const isLeft = (row: number) => examples.levels[row * examples.width + split.feature]! <= split.level;
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
    open.push({ rows: rows.filter((row) => !isLeft(row)), depth: depth + 1, index: left + 1 });
    open.push({ rows: rows.filter(isLeft), depth: depth + 1, index: left });
  }
  return tree;
}

function bestSplit(
  { levels, width }: Examples,
  rows: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  g: number,
  h: number,
  { leaf, ridge }: BoostingOptions,
): { feature: number; level: number } | null {
  const sums = new Float64Array(width * levelCount * 2);
  for (const row of rows) {
    const base = row * width;
    const [dg, dh] = [gradient[row]!, curvature[row]!];
    for (let feature = 0; feature < width; feature++) {
      const at = (feature * levelCount + levels[base + feature]!) * 2;
      sums[at]! += dg;
      sums[at + 1]! += dh;
    }
  }
  let best: { feature: number; level: number } | null = null;
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

/** Bits of a packed node: what it asks (`leaf` for nothing), up to which level goes left, and where its children stand. */
const leaf = 0xff;

/** A model laid out for speed: every node in one word of one array, for one load a question. */
export class Scorer {
  private readonly bias: number;
  private readonly roots: Int32Array;
  private readonly node: Uint32Array;
  private readonly value: Float64Array;

  constructor(model: Boosted) {
    this.bias = model.bias;
    const size = model.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
    this.roots = new Int32Array(model.trees.length);
    this.node = new Uint32Array(size);
    this.value = new Float64Array(size);
    let base = 0;
    for (const [t, tree] of model.trees.entries()) {
      this.roots[t] = base;
      this.value.set(tree.value, base);
      for (const [i, feature] of tree.feature.entries())
        this.node[base + i] =
          (feature < 0 ? leaf : feature) | (tree.level[i]! << 8) | ((base + tree.left[i]!) << 16);
      base += tree.feature.length;
    }
  }

  /** Log-odds that the levels at `start` are those of one person. */
  score(levels: Uint8Array, start = 0): number {
    const { roots, node, value } = this;
    let sum = this.bias;
    for (let tree = 0; tree < roots.length; tree++) {
      let at = roots[tree]!;
      for (let word = node[at]!; (word & leaf) !== leaf; word = node[at]!)
        at = (word >>> 16) + (levels[start + (word & leaf)]! <= ((word >>> 8) & 0xff) ? 0 : 1);
      sum += value[at]!;
    }
    return sum;
  }

  /** The same log-odds told apart by feature: what each question on the way to the leaves added. */
  contributions(levels: Uint8Array, width: number): { bias: number; byFeature: Float64Array } {
    const byFeature = new Float64Array(width);
    let bias = this.bias;
    for (const root of this.roots) {
      let at = root;
      bias += this.value[root]!;
      for (let word = this.node[at]!; (word & leaf) !== leaf; word = this.node[at]!) {
        const asked = word & leaf;
        const next = (word >>> 16) + (levels[asked]! <= ((word >>> 8) & 0xff) ? 0 : 1);
        byFeature[asked]! += this.value[next]! - this.value[at]!;
        at = next;
      }
    }
    return { bias, byFeature };
  }
}
