/** A thread that counts everybody found, while the one that asks ranks; see `CountingAside`. */
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { readCountable } from './countable.ts';
import { type Answered, type CountingOrder, type Turn, turns } from './counting-aside.ts';
import { PeopleCounter } from './people-counter.ts';
import { StoredBytes } from './stored-bytes.ts';

const { files, organisationsSpellings, signal, port }: CountingOrder = workerData;
const counter = new PeopleCounter(readCountable(files, new StoredBytes(organisationsSpellings)));

function answerTo({ number, asked }: Turn): Answered {
  try {
    return { number, counted: counter.count(asked) };
  } catch (failed) {
    return { number, failed };
  }
}

for (let number = 1; ; number++) {
  Atomics.store(signal, turns.answered, number);
  Atomics.notify(signal, turns.answered);
  Atomics.wait(signal, turns.asked, number);
  const turn: Turn = receiveMessageOnPort(port)?.message;
  port.postMessage(answerTo(turn));
}
