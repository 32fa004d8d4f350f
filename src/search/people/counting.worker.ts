/** A thread that counts everybody found, while the one that asks ranks; see `CountingAside`. */
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { StoredBytes } from '../files/stored-bytes.ts';
import { readCountable } from './countable.ts';
import { type Answered, type CountingOrder, signals, type Told } from './counting-aside.ts';
import { PeopleCounter } from './people-counter.ts';

const { files, organisationsSpellings, signal, port }: CountingOrder = workerData;
const counter = new PeopleCounter(readCountable(files, new StoredBytes(organisationsSpellings)));

function hear(told: Told): void {
  if ('ahead' in told) {
    // A question that failed before it was asked leaves marks.
    counter.forget();
    for (const works of told.ahead) counter.ahead(works);
    return;
  }
  if (told.unmarked === undefined) counter.forget();
  port.postMessage(answerTo(told));
  answered(told.number);
}

function answerTo({ number, asked, unmarked }: Exclude<Told, { ahead: unknown }>): Answered {
  try {
    return { number, counted: counter.count(asked, unmarked) };
  } catch (failed) {
    return { number, failed };
  }
}

function answered(number: number): void {
  Atomics.store(signal, signals.answered, number);
  Atomics.notify(signal, signals.answered);
}

answered(1);
for (let heard = 0; ; ) {
  Atomics.wait(signal, signals.sent, heard);
  heard = Atomics.load(signal, signals.sent);
  for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port))
    hear(sent.message);
}
