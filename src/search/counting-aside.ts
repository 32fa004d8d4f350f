import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { IndexFiles } from './files.ts';
import type { Asked, Counted } from './people-counter.ts';

/** What the thread is given: the index on shared memory, the file of organisations' spellings, and the way it is asked. */
export interface CountingOrder {
  readonly files: IndexFiles;
  readonly organisationsSpellings: string;
  /** Questions asked and answered so far, by `turns`; the first answer says that the thread is ready. */
  readonly signal: Int32Array;
  readonly port: MessagePort;
}

/** Places of the signal. */
export const turns = { asked: 0, answered: 1 } as const;

/** A question by its number. */
export interface Turn {
  readonly number: number;
  readonly asked: Asked;
}

/** Its answer, or what went wrong. */
export type Answered = { readonly number: number } & (
  | { readonly counted: Counted }
  | { readonly failed: unknown }
);

/** So long an answer is waited for, in milliseconds: a thread that takes longer is given up. */
const patience = 10_000;

/** Ends the thread of who is no longer held. */
const ending = new FinalizationRegistry<Worker>((worker) => void worker.terminate());

/**
 * Counts everybody found in a thread of its own, while the one that asks ranks: who asks goes on, and waits where the answer is needed. Both
 * read one index on shared memory. The thread sleeps between questions and keeps no process alive.
 */
export class CountingAside {
  private readonly signal = new Int32Array(new SharedArrayBuffer(8));
  private readonly port: MessagePort;
  private worker: Worker | undefined;
  private number = 1;

  /** @param files of the index, on shared memory */
  constructor(files: IndexFiles, organisationsSpellings: string) {
    const { port1, port2 } = new MessageChannel();
    const given: CountingOrder = { files, organisationsSpellings, signal: this.signal, port: port2 };
    Atomics.store(this.signal, turns.asked, this.number);
    this.port = port1;
    this.port.unref();
    this.worker = new Worker(new URL('./counting.worker.ts', import.meta.url), {
      workerData: given,
      transferList: [port2],
    });
    this.worker.unref();
    // Who asks counts without it from then on. Nothing here may hold `this`, or the thread would never end.
    this.worker.once('error', (error) => process.emitWarning(error));
    ending.register(this, this.worker);
  }

  /** Begins to count; what is answered waits for the counts. Undefined where the thread is not there yet or no longer. */
  begin(asked: Asked): (() => Counted | undefined) | undefined {
    if (this.worker === undefined || Atomics.load(this.signal, turns.answered) !== this.number)
      return undefined;
    const number = ++this.number;
    // Copies, since what is ranked from lies in room that the next question takes, and a view would bring all of that room along.
    const [works, meets] = [asked.works.slice(), asked.meets?.slice()];
    const turn: Turn = { number, asked: { ...asked, works, meets } };
    this.port.postMessage(turn, [works.buffer, ...(meets === undefined ? [] : [meets.buffer])]);
    Atomics.store(this.signal, turns.asked, number);
    Atomics.notify(this.signal, turns.asked);
    return () => this.answerTo(number);
  }

  private answerTo(number: number): Counted | undefined {
    const ended = Atomics.wait(this.signal, turns.answered, number - 1, patience);
    if (ended === 'timed-out') {
      void this.worker?.terminate();
      this.worker = undefined;
      return undefined;
    }
    for (;;) {
      const answered: Answered | undefined = receiveMessageOnPort(this.port)?.message;
      if (answered === undefined) return undefined;
      if (answered.number !== number) continue;
      if ('failed' in answered) throw answered.failed;
      return answered.counted;
    }
  }
}
