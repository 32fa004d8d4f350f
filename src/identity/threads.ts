import { Worker } from 'node:worker_threads';
import type { Fit, PeopleByName } from './across-names.ts';
import { readCircles } from './circles.ts';
import { type NodeTopics, readNodeTopics } from './company.ts';
import type { Corpus } from './corpus.ts';
import { type Nodes, weighNodes } from './nodes.ts';
import type { Rows } from './shared-memory.ts';
import type { Ties } from './ties.ts';
import type { Variant } from './variants.ts';
import { type FirstGrouping, type Learned, type SecondGrouping, Workbench } from './workbench.ts';

/** What a thread is asked to do. */
export type Task =
  | { readonly kind: 'first'; readonly chunk: number; readonly cores: Int32Array; readonly nodes: Nodes }
  | { readonly kind: 'second'; readonly chunk: number; readonly nodes: Nodes }
  | {
      readonly kind: 'across';
      readonly variants: readonly Variant[];
      readonly people: PeopleByName;
      readonly nodes: Nodes;
    }
  | { readonly kind: 'circles' | 'topics'; readonly node: Int32Array; readonly mentionsOf: Rows };

export interface Answers {
  readonly first: FirstGrouping;
  readonly second: SecondGrouping;
  readonly across: Fit[];
  readonly circles: Rows;
  readonly topics: NodeTopics;
}

/** Does a task on a workbench; the same in the main thread and in a worker. */
export function perform(bench: Workbench, task: Task): Answers[Task['kind']] {
  switch (task.kind) {
    case 'first':
      return bench.first(task.chunk, task.cores, task.nodes);
    case 'second':
      return bench.second(task.chunk, task.nodes);
    case 'across':
      return bench.across(task.variants, task.people, task.nodes);
    case 'circles':
      return readCircles(bench.corpus, task.node, task.mentionsOf);
    case 'topics':
      return readNodeTopics(bench.corpus, task.node, task.mentionsOf);
  }
}

/** Threads with a workbench each. A thread that met a chunk in the first pass does its second. */
export class Crew {
  private readonly workers: readonly Worker[];
  private readonly bench: Workbench | null;
  private readonly ownerOf = new Map<number, number>();

  constructor(corpus: Corpus, ties: Ties, evident: Ties, model: Learned, threads: number) {
    this.bench = threads === 1 ? new Workbench(corpus, ties, evident, model) : null;
    this.workers =
      threads === 1
        ? []
        : Array.from(
            { length: threads },
            () =>
              new Worker(new URL('./thread.ts', import.meta.url), {
                workerData: { corpus, ties, evident, model },
              }),
          );
  }

  /** The co-author graph of nodes, as `nodesOf` gives it: circles in one thread while topics are read in another. */
  async nodesOf(node: Int32Array): Promise<Nodes> {
    const { mentionsOf, weight } = weighNodes(node);
    const [circles, topics] = await Promise.all([
      this.ask(0, { kind: 'circles', node, mentionsOf }),
      this.ask(1, { kind: 'topics', node, mentionsOf }),
    ]);
    return { node, weight, circles, topics };
  }

  /** Answers in the order of the tasks, whichever thread gave them. */
  async run<Kind extends Task['kind']>(
    tasks: readonly (Task & { readonly kind: Kind })[],
  ): Promise<Answers[Kind][]> {
    const answers = new Array<Answers[Kind]>(tasks.length);
    const open = [...tasks.keys()];
    const take = (worker: number): number | undefined => {
      const at = open.findIndex((index) => {
        const task: Task = tasks[index]!;
        return task.kind !== 'second' || (this.ownerOf.get(task.chunk) ?? worker) === worker;
      });
      return at < 0 ? undefined : open.splice(at, 1)[0];
    };
    await Promise.all(
      Array.from({ length: Math.max(1, this.workers.length) }, async (_, number) => {
        for (let index = take(number); index !== undefined; index = take(number)) {
          const task: Task = tasks[index]!;
          if (task.kind === 'first') this.ownerOf.set(task.chunk, number);
          answers[index] = await this.ask<Kind>(number, tasks[index]!);
        }
      }),
    );
    return answers;
  }

  /** Asks the thread of that number; where there is none, this one does it. */
  private ask<Kind extends Task['kind']>(
    number: number,
    task: Task & { readonly kind: Kind },
  ): Promise<Answers[Kind]> {
    if (this.bench !== null) return Promise.resolve(perform(this.bench, task) as Answers[Kind]);
    const worker = this.workers[number]!;
    return new Promise((resolve, reject) => {
      const settle = (answer: Answers[Kind]) => {
        worker.off('error', reject);
        resolve(answer);
      };
      worker.once('message', settle);
      worker.once('error', reject);
      worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
