import { VivierError } from '../../tables/error.ts';
import { joeKuo } from './joe-kuo.ts';

const BITS = 32;
const SCALE = 2 ** -BITS;

/** Dimensions there are direction numbers for. */
const SOBOL_DIMENSIONS = joeKuo.length + 1;

/**
 * Points of a Sobol sequence in (0, 1)^d, in Gray-code order from the origin, so that the first 2^k are a net, each moved by one digital
 * shift (exclusive or with random bits), which keeps their evenness and makes independent replicates. I. M. Sobol (1967); P. Bratley and
 * B. L. Fox, Algorithm 659 (1988); direction numbers of Joe and Kuo (2008). Without a shift the first coordinates are 0, .5, .75, .25.
 * Throws `dimensions-exceeded` beyond SOBOL_DIMENSIONS.
 */
export class Sobol {
  readonly dimensions: number;
  readonly #directions: Uint32Array;
  readonly #state: Uint32Array;
  #index = 0;

  /** `shift` has one number of 32 bits a dimension; none leaves the points as they are. */
  constructor(dimensions: number, shift?: Uint32Array) {
    this.dimensions = dimensions;
    this.#directions = directionsOf(dimensions);
    this.#state =
      shift === undefined ? new Uint32Array(dimensions) : Uint32Array.from(shift.subarray(0, dimensions));
  }

  /** Writes the next point, each coordinate strictly between 0 and 1. */
  next(point: Float64Array): void {
    // The bit in which the next Gray code differs: the lowest zero of the index.
    const changed = 31 - Math.clz32(~this.#index & (this.#index + 1));
    this.#index += 1;
    const { dimensions } = this;
    const base = changed * dimensions;
    const state = this.#state;
    const directions = this.#directions;
    for (let i = 0; i < dimensions; i++) {
      const bits = state[i]!;
      point[i] = (bits + 0.5) * SCALE;
      state[i] = bits ^ directions[base + i]!;
    }
  }
}

const made = new Map<number, Uint32Array>();

/** Direction numbers by bit, then dimension. */
function directionsOf(dimensions: number): Uint32Array {
  const known = made.get(dimensions);
  if (known) return known;
  if (dimensions > SOBOL_DIMENSIONS)
    throw new VivierError('dimensions-exceeded', {
      what: 'The offer has too many uncertain dates to be simulated.',
      why: `${dimensions} uncertain quantities; at most ${SOBOL_DIMENSIONS} are simulated.`,
      mend: 'Shorten the horizon, or name fewer milestones and tender windows.',
    });
  const directions = new Uint32Array(BITS * dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const column = dimension === 0 ? unitColumn() : columnOf(joeKuo[dimension - 1]!);
    for (let bit = 0; bit < BITS; bit++) directions[bit * dimensions + dimension] = column[bit]!;
  }
  made.set(dimensions, directions);
  return directions;
}

function unitColumn(): Uint32Array {
  return Uint32Array.from({ length: BITS }, (_, bit) => 2 ** (BITS - 1 - bit));
}

/** The recurrence v_i = a_1 v_(i-1) ^ … ^ v_(i-s) ^ (v_(i-s) >> s) of Bratley and Fox. */
function columnOf([a = 0, ...initial]: readonly number[]): Uint32Array {
  const degree = initial.length;
  const column = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      column[bit] = (initial[bit] ?? 0) << (BITS - 1 - bit);
      continue;
    }
    let value = column[bit - degree]! ^ (column[bit - degree]! >>> degree);
    for (let k = 1; k < degree; k++) if ((a >>> (degree - 1 - k)) & 1) value ^= column[bit - k]!;
    column[bit] = value;
  }
  return column;
}

/**
 * Random bits for digital shifts: SplitMix64's mixing in 32 bits (murmur3's finaliser over a Weyl sequence), seeded by whole numbers. The
 * same seed and replicate give the same shift on any machine.
 */
export function digitalShift(seed: number, replicate: number, dimensions: number): Uint32Array {
  let state = (Math.imul(seed, 0x9e37_79b1) ^ Math.imul(replicate + 1, 0x85eb_ca77)) >>> 0;
  return Uint32Array.from({ length: dimensions }, () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
  });
}
