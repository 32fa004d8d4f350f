import { Worker } from 'node:worker_threads';
import type { Corpus } from '../corpus/corpus.ts';
import type { Rows } from '../corpus/shared-memory.ts';
import { readCircles } from '../evidence/circles.ts';
import { type NodeTopics, readNodeTopics } from '../evidence/company.ts';
import type { Fit, PeopleByName } from './across-names.ts';
import { type Nodes, weighNodes } from './nodes.ts';
import type { Ties } from './ties.ts';
import type { Variant } from './variants.ts';
import { type FirstGrouping, type Learned, type SecondGrouping, Workbench } from './workbench.ts';

/** What a thread is asked to do. */
export type Task =
  | { readonly kind: 'lay'; readonly nodes: Nodes; readonly people: PeopleByName | null }
  | { readonly kind: 'first'; readonly chunk: number; readonly cores: Int32Array }
  | { readonly kind: 'second'; readonly chunk: number }
  | { readonly kind: 'across'; readonly variants: readonly Variant[] }
  | { readonly kind: 'circles' | 'topics'; readonly node: Int32Array; readonly mentionsOf: Rows };

export interface Answers {
  readonly lay: null;
  readonly first: FirstGrouping;
  readonly second: SecondGrouping;
  readonly across: Fit[];
  readonly circles: Rows;
  readonly topics: NodeTopics;
}

/** A workbench with what was laid there for the tasks to come. */
export class LaidBench {
  private readonly bench: Workbench;
  private nodes: Nodes | null = null;
  private people: PeopleByName | null = null;

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  /** Does a task; the same in the main thread and in a worker. Throws where nothing was laid for it. */
  perform(task: Task): Answers[Task['kind']] {
    const { bench, nodes, people } = this;
    switch (task.kind) {
      case 'lay':
        this.nodes = task.nodes;
        this.people = task.people;
        return null;
      case 'first':
        return bench.first(task.chunk, task.cores, laid(nodes));
      case 'second':
        return bench.second(task.chunk, laid(nodes));
      case 'across':
        return bench.across(task.variants, laid(people), laid(nodes));
      case 'circles':
        return readCircles(bench.corpus, task.node, task.mentionsOf);
      case 'topics':
        return readNodeTopics(bench.corpus, task.node, task.mentionsOf);
    }
  }
}

function laid<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('lay() comes before the pass.');
  return thing;
}

/** Tasks that a thread has been given at a time: while the main thread is busy, it need not wait for the next. */
const ahead = 2;

/** Threads with a workbench each. A thread that met a chunk in the first pass does its second. */
export class Crew {
  private readonly hands: readonly Hand[];
  private readonly ownerOf = new Map<number, Hand>();

  constructor(corpus: Corpus, ties: Ties, evident: Ties, model: Learned, threads: number) {
    const given = { corpus, ties, evident, model };
    this.hands =
      threads === 1
        ? [new OwnHand(new LaidBench(new Workbench(corpus, ties, evident, model)))]
        : Array.from({ length: threads }, () => new ThreadHand(given));
  }

  /** The co-author graph of nodes, as `nodesOf` gives it: circles in one thread while topics are read in another. */
  async nodesOf(node: Int32Array): Promise<Nodes> {
    const { mentionsOf, weight } = weighNodes(node);
    const [circles, topics] = await Promise.all([
      this.hands[0]!.ask({ kind: 'circles', node, mentionsOf }),
      this.hands.at(-1)!.ask({ kind: 'topics', node, mentionsOf }),
    ]);
    return { node, weight, circles, topics };
  }

  /**
   * Lays before each thread what the tasks to come are about. Once a pass: a message with a hundred megabytes of shared memory has the
   * engine of a thread sweep its own.
   */
  async lay(nodes: Nodes, people: PeopleByName | null = null): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.ask({ kind: 'lay', nodes, people })));
  }

  /** Answers in the order of the tasks, whichever thread gave them. */
  async run<Kind extends Task['kind']>(
    tasks: readonly (Task & { readonly kind: Kind })[],
  ): Promise<Answers[Kind][]> {
    const answers = new Array<Answers[Kind]>(tasks.length);
    const open = [...tasks.keys()];
    const take = (hand: Hand): number | undefined => {
      const at = open.findIndex((index) => {
        const task: Task = tasks[index]!;
        return task.kind !== 'second' || (this.ownerOf.get(task.chunk) ?? hand) === hand;
      });
      return at < 0 ? undefined : open.splice(at, 1)[0];
    };
    const lanes = Array.from({ length: ahead }, () => this.hands).flat();
    await Promise.all(
      lanes.map(async (hand) => {
        for (let index = take(hand); index !== undefined; index = take(hand)) {
          const task: Task = tasks[index]!;
          if (task.kind === 'first') this.ownerOf.set(task.chunk, hand);
          answers[index] = await hand.ask<Kind>(tasks[index]!);
        }
      }),
    );
    return answers;
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.close()));
  }
}

/** Does tasks one after another. */
interface Hand {
  ask<Kind extends Task['kind']>(task: Task & { readonly kind: Kind }): Promise<Answers[Kind]>;
  close(): Promise<unknown>;
}

/** This thread. */
class OwnHand implements Hand {
  private readonly bench: LaidBench;

  constructor(bench: LaidBench) {
    this.bench = bench;
  }

  async ask<Kind extends Task['kind']>(task: Task & { readonly kind: Kind }): Promise<Answers[Kind]> {
    return this.bench.perform(task) as Answers[Kind];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A thread of its own, and who waits for its answers, in the order of asking. */
class ThreadHand implements Hand {
  private readonly worker: Worker;
  private readonly waiting: PromiseWithResolvers<never>[] = [];

  constructor(workerData: unknown) {
    this.worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData });
    this.worker.on('message', (answer) => this.waiting.shift()?.resolve(answer as never));
    this.worker.on('error', (cause) => {
      for (const one of this.waiting.splice(0)) one.reject(cause);
    });
  }

  ask<Kind extends Task['kind']>(task: Task & { readonly kind: Kind }): Promise<Answers[Kind]> {
    const answer = Promise.withResolvers<never>();
    this.waiting.push(answer);
    this.worker.postMessage(task);
    return answer.promise;
  }

  close(): Promise<unknown> {
    return this.worker.terminate();
  }
}
