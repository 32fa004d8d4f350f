import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readAnchors, readFirstAnchors } from './anchors.ts';
import { type Decision, effectiveDecisions } from './decision.ts';
import type { Queries } from './store.ts';
import type { SuppressionRow } from './suppressions.ts';

/**
 * Writes what a build replays into `folder`: `anchors.csv` and `first_anchors.csv` (mention, person), and `decisions.csv` (decision,
 * kind, side, mention). Who decided, when and why stays on the desk. Decisions are numbered as they follow one
 * another among those that hold, so that one undone leaves no trace; and `suppressions.csv` (kind, hash, salt), which names nobody.
 */
export async function writeSnapshot(
  desk: Queries,
  journal: readonly Decision[],
  suppressions: readonly SuppressionRow[],
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, lines: AsyncIterable<string> | Iterable<string>) =>
    pipeline(Readable.from(lines), createWriteStream(join(folder, name)));
  await write('decisions.csv', decisionLines(journal));
  await write('suppressions.csv', [
    'kind,hash,salt\n',
    ...suppressions.map(({ kind, hash, salt }) => `${kind},${hash},${salt}\n`),
  ]);
  await write('anchors.csv', anchorLines(desk));
  const first = await readFirstAnchors(desk);
  await write('first_anchors.csv', [
    'mention,person\n',
    ...first.map((row) => `${row.mention},${row.person}\n`),
  ]);
}

function* decisionLines(journal: readonly Decision[]): Generator<string> {
  yield 'decision,kind,side,mention\n';
  for (const [index, { kind, keys, others }] of effectiveDecisions(journal).entries()) {
    const sides = [keys, others].flatMap((side, number) =>
      side.map((key) => `${index + 1},${kind},${number},${key}\n`),
    );
    yield sides.join('');
  }
}

async function* anchorLines(desk: Queries): AsyncGenerator<string> {
  yield 'mention,person\n';
  let lines: string[] = [];
  for await (const { person, keys } of readAnchors(desk)) {
    for (const key of keys) lines.push(`${key},${person}\n`);
    if (lines.length < 20_000) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
