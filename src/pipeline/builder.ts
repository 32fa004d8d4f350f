/**
 * The builder: a process of its own, so that a build neither slows nor endangers what is served. It takes one job
 * over IPC, tells its progress, answers, and ends. Killed at any moment it leaves the workshop whole.
 */
import { openHome } from './home.ts';
import type { BuilderMessage, Job } from './job.ts';
import { errorMessage } from './progress.ts';
import { runJob } from './run-job.ts';

function say(message: BuilderMessage): void {
  process.send?.(message);
}

process.once('message', async (order: { job: Job; home: string }) => {
  try {
    const answer = await runJob(order.job, openHome(order.home), (progress) =>
      say({ kind: 'progress', progress }),
    );
    say({ kind: 'answer', answer });
  } catch (error) {
    const refused = errorMessage(error);
    if (refused.code === 'unexpected') console.error(error);
    say({ kind: 'refused', error: refused });
    process.exitCode = 1;
  }
  process.disconnect?.();
});

process.once('disconnect', () => process.exit());
