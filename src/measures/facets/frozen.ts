import { Worker } from 'node:worker_threads';
import type { FacetName } from '../../tables/facet-names.ts';

/** A facet as it stood at the end of a year; works and subject by their ids. */
export interface FrozenRow {
  readonly person: string;
  readonly facet: FacetName;
  readonly cohort: string;
  readonly cohortPeople: number;
  readonly value: number;
  readonly percentile: number;
  readonly low: number;
  readonly high: number;
  readonly pieces: number;
  readonly subject: string | null;
  readonly because: readonly string[];
}

/** Percentiles of everybody at the end of a year, by row of `person`; not a number where too little was known. */
export interface FrozenPercentiles {
  readonly person: readonly string[];
  /** Of each facet, in the order of `facetNames`. */
  readonly percentiles: readonly Float64Array[];
}

export interface FrozenQuestion {
  readonly number: number;
  readonly year: number;
  /** Of whom all is told; of everybody their percentiles alone. */
  readonly people: readonly string[] | 'everybody';
}

export interface FrozenAnswer {
  readonly number: number;
  readonly rows: readonly FrozenRow[];
  readonly everybody: FrozenPercentiles | null;
  /** What went wrong; null where nothing did. */
  readonly error: string | null;
}

interface Waiting {
  readonly take: (answer: FrozenAnswer) => void;
  readonly fail: (cause: Error) => void;
}

/** Milliseconds after which a thread that nobody asks is ended, and its memory given back. */
const idle = 5 * 60_000;

/**
 * Facets as of past years of a published build. Cohorts are of everybody, so the first question of a year measures everybody, which takes
 * some seconds in a thread of its own; the next ones of that year are at hand.
 */
export class FrozenFacets {
  readonly #database: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;
  #ending: NodeJS.Timeout | undefined;

  /** @param database the file of the build */
  constructor(database: string) {
    this.#database = database;
  }

  /** Facets of people at the end of a year; none of those with too few works by then. */
  async of(people: readonly string[], year: number): Promise<readonly FrozenRow[]> {
    return (await this.#ask(people, year)).rows;
  }

  /** Percentiles of everybody at the end of a year. */
  async everybody(year: number): Promise<FrozenPercentiles> {
    return (await this.#ask('everybody', year)).everybody ?? { person: [], percentiles: [] };
  }

  #ask(people: FrozenQuestion['people'], year: number): Promise<FrozenAnswer> {
    clearTimeout(this.#ending);
    const worker = this.#worker ?? this.#begin();
    // A process that waits for nothing else still waits for the answer.
    worker.ref();
    return new Promise((take, fail) => {
      const question: FrozenQuestion = { number: ++this.#number, year, people };
      this.#waiting.set(question.number, { take, fail });
      worker.postMessage(question);
    });
  }

  #begin(): Worker {
    const worker = new Worker(new URL('frozen.worker.ts', import.meta.url), {
      workerData: { database: this.#database },
    });
    worker.on('message', (answer: FrozenAnswer) => {
      const { number, error } = answer;
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error === null) waiting?.take(answer);
      else waiting?.fail(new Error(error));
      if (this.#waiting.size === 0) this.#rest(worker);
    });
    worker.on('error', (cause: Error) => this.#end(cause));
    worker.on('exit', () => this.#end(new Error('The thread that measures facets has ended.')));
    this.#worker = worker;
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#ending = setTimeout(() => void worker.terminate(), idle).unref();
  }

  #end(cause: Error): void {
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(cause);
    this.#waiting.clear();
  }
}
