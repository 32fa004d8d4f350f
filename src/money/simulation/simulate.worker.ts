import { parentPort } from 'node:worker_threads';
import type { Model } from './model.ts';
import { type Order, simulateReplicate } from './replicate.ts';

parentPort?.on('message', ({ task, model, orders }: { task: number; model: Model; orders: Order[] }) => {
  const done = orders.map((order) => ({ order, replicate: simulateReplicate(model, order) }));
  parentPort?.postMessage({ task, done });
});
