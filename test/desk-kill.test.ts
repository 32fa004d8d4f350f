import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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

interface Writer {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  readonly ended: Promise<void>;
  /** Waits until it has said so many lines, or ended. */
  said(count: number): Promise<void>;
}

/** Starts a writer; `lines` grows with what it says: `open`, then each row that is kept. */
function startWriter(place = folder): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'desk-writer.ts'), place, lock], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines: string[] = [];
  let news = Promise.withResolvers<void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    news.resolve();
    news = Promise.withResolvers<void>();
  });
  child.once('close', end);
  const said = async (count: number): Promise<void> => {
    while (lines.length < count && child.exitCode === null && child.signalCode === null)
      await Promise.race([news.promise, ended]);
  };
  return { child, lines, ended, said };
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

describe('a desk whose owner is killed with -9', { timeout: 900_000 }, () => {
  before(journalIds);

  it('holds every row that was acknowledged, and can be opened again at once', async () => {
    const kept: number[] = [];
    for (const [rows, wait] of [
      [0, 0],
      [0, 3],
      [2, 1],
      [9, 7],
      [40, 2],
    ] as const) {
      const writer = startWriter();
      await writer.said(1 + rows);
      await delay(wait);
      writer.child.kill('SIGKILL');
      await writer.ended;
      kept.push(...acknowledged(writer.lines));
    }
    const held = await journalIds();
    assert.ok(kept.length > 50, `only ${kept.length} rows were acknowledged`);
    assert.deepEqual(
      kept.filter((id) => !held.has(id)),
      [],
    );
  });

  it('is made whole where the kill came while it was first made', async () => {
    const young = join(scratch, 'young');
    // Killed when this stands of it: in the order in which it is made, some 3,000 writes.
    for (const made of ['global', 'base/4', 'postmaster.pid']) {
      const writer = startWriter(young);
      while (!existsSync(join(`${young}.new`, made)) && !existsSync(young)) await delay(1);
      writer.child.kill('SIGKILL');
      await writer.ended;
    }
    const writer = startWriter(young);
    await writer.said(1);
    assert.equal(writer.lines[0], 'open');
    writer.child.kill('SIGKILL');
    await writer.ended;
  });
});

describe('two processes at one desk', { timeout: 900_000 }, () => {
  it('are one owner and one that is told so; no row is lost', async () => {
    const owner = startWriter();
    await owner.said(1);
    const second = startWriter();
    await second.ended;
    assert.deepEqual(second.lines, ['desk-in-use']);
    assert.equal(second.child.exitCode, 3);
    await owner.said(1 + owner.lines.length);
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
