import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openDesk } from '../src/desk/desk.ts';
import { claimDesk } from '../src/desk/ownership.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vivier-kill-'));
const folder = join(scratch, 'desk');
const lock = join(scratch, 'desk.lock');
const started: ChildProcess[] = [];
after(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts a writer; `lines` grows with what it says. */
function startWriter(place = folder): {
  child: ChildProcess;
  lines: string[];
  ended: Promise<void>;
  opened: Promise<void>;
} {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'desk-writer.ts'), place, lock], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines: string[] = [];
  const opened = Promise.withResolvers<void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    opened.resolve();
  });
  child.once('close', () => {
    end();
    opened.resolve();
  });
  return { child, lines, ended, opened: opened.promise };
}

/** Ids that the journal holds, read by this process as the owner. */
async function journalIds(): Promise<Set<number>> {
  const desk = await openDesk({ ownership: claimDesk(lock), place: folder });
  const ids = (await desk.journal.all()).map(({ id }) => id);
  await desk.close();
  return new Set(ids);
}

const acknowledged = (lines: readonly string[]): number[] =>
  lines.filter((line) => /^\d+$/.test(line)).map(Number);

describe('a desk whose owner is killed with -9', { timeout: 180_000 }, () => {
  before(journalIds);

  it('holds every row that was acknowledged, and can be opened again at once', async () => {
    const kept: number[] = [];
    for (const wait of [0, 3, 40, 170, 400]) {
      const writer = startWriter();
      await writer.opened;
      await delay(wait);
      writer.child.kill('SIGKILL');
      await writer.ended;
      kept.push(...acknowledged(writer.lines));
    }
    const held = await journalIds();
    assert.ok(kept.length > 10, `only ${kept.length} rows were acknowledged`);
    assert.deepEqual(
      kept.filter((id) => !held.has(id)),
      [],
    );
  });

  it('is made whole where the kill came while it was first made', async () => {
    const young = join(scratch, 'young');
    for (const wait of [300, 900]) {
      const writer = startWriter(young);
      await delay(wait);
      writer.child.kill('SIGKILL');
      await writer.ended;
    }
    const writer = startWriter(young);
    await writer.opened;
    assert.equal(writer.lines[0], 'open');
    writer.child.kill('SIGKILL');
    await writer.ended;
  });
});

describe('two processes at one desk', { timeout: 60_000 }, () => {
  it('are one owner and one that is told so; no row is lost', async () => {
    const owner = startWriter();
    await owner.opened;
    const second = startWriter();
    await second.ended;
    assert.deepEqual(second.lines, ['desk-in-use']);
    assert.equal(second.child.exitCode, 3);
    await delay(100);
    owner.child.kill('SIGKILL');
    await owner.ended;
    const held = await journalIds();
    const kept = acknowledged(owner.lines);
    assert.ok(kept.length > 0);
    assert.deepEqual(
      kept.filter((id) => !held.has(id)),
      [],
    );
  });
});
