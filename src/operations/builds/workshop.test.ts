import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openHome } from '../../pipeline/home.ts';
import type { Job } from '../../pipeline/job.ts';
import type { OnProgress } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import { ProgressLog } from './progress-log.ts';
import { Workshop } from './workshop.ts';

const scratch = mkdtempSync(join(tmpdir(), 'vivier-workshop-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A workshop whose builder does what the test says, and what was seen of it. */
function openWorkshop() {
  const seen: string[] = [];
  const log = new ProgressLog();
  log.listen(({ kind }) => seen.push(kind));
  const running: {
    job: Job;
    tell: OnProgress;
    end: (answer?: unknown) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const workshop = new Workshop({
    home: openHome(scratch),
    log,
    snapshot: async (folder) => {
      mkdirSync(folder, { recursive: true });
      seen.push('snapshot');
    },
    published: async () => void seen.push('served'),
    start: (_, job, tell) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      running.push({ job, tell, end: resolve, fail: reject });
      return {
        pid: 1,
        done: promise,
        stop: () => reject(new VivierError('builder-died', { what: 'It was stopped.' })),
      };
    },
  });
  return { workshop, seen, log, running };
}

/** Waits until it holds, however long the disk takes. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(1);
}

describe('the workshop', () => {
  it('serves a build before it tells that it is published', async () => {
    const { workshop, seen, running } = openWorkshop();
    await workshop.startBuild({ from: 'work' });
    await until(() => running.length === 1);
    const job = running[0]?.job;
    assert.equal(job?.kind === 'build' && job.from, 'work');
    assert.ok(job?.kind === 'build' && job.desk && existsSync(job.desk));
    assert.equal(workshop.state(), 'building');
    running[0]?.tell({ kind: 'published', build: 'b', seconds: 1, changed: true });
    running[0]?.end();
    await until(() => workshop.state() === 'idle');
    assert.deepEqual(seen, ['snapshot', 'served', 'published']);
    const { desk } = job;
    await until(() => !existsSync(desk));
  });

  it('does one thing at a time', async () => {
    const { workshop, running } = openWorkshop();
    await workshop.startBuild({});
    await assert.rejects(workshop.startBuild({}), { code: 'builder-busy' });
    await assert.rejects(workshop.importFiles({ source: 's', path: 'p' }), { code: 'builder-busy' });
    await until(() => running.length === 1);
    running[0]?.end();
    await until(() => workshop.state() === 'idle');
    await workshop.startBuild({});
  });

  it('tells why a build failed, and can be asked again', async () => {
    const { workshop, log, running } = openWorkshop();
    await workshop.startBuild({});
    await until(() => running.length === 1);
    running[0]?.fail(new VivierError('disk-full', { what: 'The disk is full.', mend: 'Free some.' }));
    await until(() => workshop.state() === 'failed');
    const ending = log.ending();
    assert.equal(ending?.kind === 'failed' && ending.error.mend, 'Free some.');
    await workshop.startBuild({});
    assert.equal(log.ending(), undefined);
  });

  it('takes a builder that it stopped itself for no failure', async () => {
    const { workshop, log, running } = openWorkshop();
    await workshop.startBuild({});
    await until(() => running.length === 1);
    await workshop.close();
    await until(() => workshop.state() === 'idle');
    assert.equal(log.ending(), undefined);
  });

  it('refuses an answer of another form than the operations promise', async () => {
    const { workshop, running } = openWorkshop();
    const report = workshop.importFiles({ source: 's', path: 'p' });
    running[0]?.end({ files: 'many' });
    await assert.rejects(report);
    assert.equal(workshop.state(), 'idle');
  });
});
