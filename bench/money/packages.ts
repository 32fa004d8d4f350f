/** Measures the simulation: 102,400 paths of a ten-part package on two threads, and a live answer. `node bench/money/packages.ts` */
import { readFileSync } from 'node:fs';
import { readOffer } from '../../src/money/offer/offer.ts';
import { compileOffer } from '../../src/money/simulation/model.ts';
import { precisions, Simulators } from '../../src/money/simulation/simulate.ts';
import { tornado } from '../../src/money/tornado.ts';
import { valueOffer } from '../../src/money/value.ts';

const giant = JSON.parse(readFileSync(new URL('../../docs/offers/giant.json', import.meta.url), 'utf8'));
const [salary, bonus, signOn, shares] = giant.parts;
const goal = (name: string, probability: number) => ({
  kind: 'milestone',
  amount: '500000',
  milestone: { name, probability, earliest: 6, latest: 36 },
});
const offer = readOffer({
  ...giant,
  parts: [
    salary,
    bonus,
    signOn,
    shares,
    { ...shares, label: 'second grant', vesting: { months: 36, everyMonths: 3 } },
    { ...shares, label: 'at once', units: '1000', vesting: { months: 0 } },
    { ...signOn, label: 'second half', month: 12 },
    goal('first', 0.8),
    goal('second', 0.5),
    goal('third', 0.2),
  ],
});
const model = compileOffer(offer);
const threads = new Simulators(2);
for (const name of ['live', 'live', 'live', 'full', 'full', 'full', 'full'] as const) {
  const started = performance.now();
  const replicates = await threads.simulate(model, precisions[name], 1);
  const simulated = performance.now() - started;
  valueOffer(offer, model, replicates, 0);
  const valued = performance.now() - started;
  console.log(`${name}: ${simulated.toFixed(0)} ms simulated, ${valued.toFixed(0)} ms with its figures`);
}
const started = performance.now();
tornado(offer, 1);
console.log(`tornado: ${(performance.now() - started).toFixed(0)} ms`);
await threads.close();
