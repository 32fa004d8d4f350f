import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { IndexFiles } from '../files/files.ts';
import type { Asked, Counted } from './people-counter.ts';

/** What the thread is given: the index on shared memory, the file of organisations' spellings, and the way it is asked. */
export interface CountingOrder {
  readonly files: IndexFiles;
  readonly organisationsSpellings: string;
  /** How much was sent to the thread, and which question it answered last, by `signals`; the first answer says that it is ready. */
  readonly signal: Int32Array;
  readonly port: MessagePort;
}

/** Places of the signal. */
export const signals = { sent: 0, answered: 1 } as const;

/** What the thread is told of a question: works that it will find, or all of it, by its number. */
export type Told =
  | { readonly ahead: readonly Uint32Array[] }
  | {
      readonly number: number;
      readonly asked: Asked;
      /** So many of the works, from the first one, were not told ahead; undefined where none were. */
      readonly unmarked: number | undefined;
    };

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
  /** Number of the last question, from that by which the thread says that it is ready. */
  private number = 1;
  /** Whether works of the next question were sent. */
  private sentAhead = false;

  /** @param files of the index, on shared memory */
  constructor(files: IndexFiles, organisationsSpellings: string) {
    const { port1, port2 } = new MessageChannel();
    const given: CountingOrder = { files, organisationsSpellings, signal: this.signal, port: port2 };
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

  /** Tells of works that the next question will find. */
  ahead(works: readonly Uint32Array[]): void {
    this.sentAhead = this.idle;
    if (!this.sentAhead) return;
    const copies = works.map((each) => each.slice());
    this.send(
      { ahead: copies },
      copies.map(({ buffer }) => buffer),
    );
  }

  /**
   * Begins to count; what is answered waits for the counts. Undefined where the thread is not there yet or no longer.
   * @param fresh so many of the works, from the first one, were not sent ahead
   */
  begin(asked: Asked, fresh: number | undefined): (() => Counted | undefined) | undefined {
    if (!this.idle) return undefined;
    const number = ++this.number;
    // Copies, since what is ranked lies in room that the next question takes.
    const [works, meets] = [asked.works.slice(), asked.meets?.slice()];
    this.send(
      {
        number,
        asked: { ...asked, works, meets },
        unmarked: this.sentAhead ? fresh : undefined,
      },
      [works.buffer, ...(meets === undefined ? [] : [meets.buffer])],
    );
    this.sentAhead = false;
    return () => this.answerTo(number);
  }

  /** Whether the thread is ready and has answered all it was asked. */
  private get idle(): boolean {
    return this.worker !== undefined && Atomics.load(this.signal, signals.answered) === this.number;
  }

  private send(told: Told, given: ArrayBuffer[]): void {
    this.port.postMessage(told, given);
    Atomics.add(this.signal, signals.sent, 1);
    Atomics.notify(this.signal, signals.sent);
  }

  private answerTo(number: number): Counted | undefined {
    const waited = Atomics.wait(this.signal, signals.answered, number - 1, patience);
    if (waited === 'timed-out') {
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
