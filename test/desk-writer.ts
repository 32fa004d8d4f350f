/** A process that owns a desk and writes to it until it is killed: each decision is acknowledged on a line of its own. */
import { openDesk } from '../src/desk/desk.ts';
import { claimDesk } from '../src/desk/ownership.ts';
import { VivierError } from '../src/tables/error.ts';

const [folder = '', lock = ''] = process.argv.slice(2);
try {
  const desk = await openDesk({ ownership: claimDesk(lock), place: folder });
  process.stdout.write('open\n');
  for (let i = 0; ; i++) {
    const { id } = await desk.journal.decide({
      kind: 'merge',
      keys: [BigInt(i), 2n ** 59n],
      others: [],
      who: 'Ada',
      why: `${i}`,
    });
    process.stdout.write(`${id}\n`);
  }
} catch (error) {
  process.stdout.write(`${error instanceof VivierError ? error.code : error}\n`);
  process.exitCode = 3;
}
