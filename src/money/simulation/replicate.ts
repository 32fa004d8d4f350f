import { figureLayout } from './figures.ts';
import type { Model } from './model.ts';
import { Path } from './path.ts';
import { digitalShift, Sobol } from './sobol.ts';

/*
 * One replicate of the simulation: a digitally shifted Sobol net, each point a path of the company's value (geometric Brownian motion), of
 * exits, tenders and goals. For each path the whole curve "value kept on leaving at the end of month m" is computed at once, and leaving
 * itself is averaged exactly, not sampled.
 */

/** Sums over a replicate's paths of its figures y, with the control c (mean 1 by construction), as means. */
export interface Replicate {
  /** Means of y; see `figureLayout`. */
  readonly means: Float64Array;
  /** Means of c y. */
  readonly crossed: Float64Array;
  readonly control: number;
  readonly squared: number;
  /** The kept curve of the first paths, one after the other. */
  readonly sample: Float64Array;
}

/** Order of a replicate's simulation. */
export interface Order {
  readonly seed: number;
  readonly replicate: number;
  readonly paths: number;
  /** Curves of the first so many paths are kept whole. */
  readonly sampled: number;
}

/** Simulates the paths of one replicate. */
export function simulateReplicate(model: Model, { seed, replicate, paths, sampled }: Order): Replicate {
  const path = pathOf(model);
  const sobol = new Sobol(path.dimensions, digitalShift(seed, replicate, path.dimensions));
  const { size } = figureLayout(model);
  const width = model.horizon + 1;
  const { figures } = path;
  const [means, crossed] = [new Float64Array(size), new Float64Array(size)];
  const sample = new Float64Array(sampled * width);
  let control = 0;
  let squared = 0;
  for (let done = 0; done < paths; done++) {
    sobol.next(path.point);
    const c = path.follow();
    for (let i = 0; i < size; i++) {
      means[i]! += figures[i]!;
      crossed[i]! += c * figures[i]!;
    }
    control += c;
    squared += c * c;
    if (done < sampled) sample.set(figures.subarray(0, width), done * width);
  }
  for (let i = 0; i < size; i++) {
    means[i]! /= paths;
    crossed[i]! /= paths;
  }
  return { means, crossed, control: control / paths, squared: squared / paths, sample };
}

const made = new WeakMap<Model, Path>();

/** What a path of the model is written into, made once. */
function pathOf(model: Model): Path {
  const known = made.get(model) ?? new Path(model);
  made.set(model, known);
  return known;
}
