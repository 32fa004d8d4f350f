import { z } from 'zod';
import { operation } from '../operation.ts';
import { plannedStep } from './builder.ts';

export const build = operation({
  name: 'build',
  summary:
    'Starts a build: what has not changed is not made again. Its progress is told by /api/build/events.',
  effect: 'acts',
  address: { method: 'POST', path: '/build' },
  input: z.object({
    from: z.string().max(80).optional().describe('make this step and all after it again'),
    threads: z.coerce.number().int().min(1).max(64).optional(),
    starter: z.boolean().default(true).describe('take the starter data in first, where it is not known yet'),
    without: z
      .string()
      .max(80)
      .optional()
      .describe('leave out what a file says, such as neurips2022; the next build takes it in again'),
  }),
  output: z.object({ started: z.literal(true) }),
  run: async (context, { from, threads, starter, without }) => {
    await context.builder.startBuild({
      starter,
      ...(from === undefined ? {} : { from }),
      ...(threads === undefined ? {} : { threads }),
      ...(without === undefined ? {} : { without }),
    });
    return { started: true as const };
  },
});

export const explainBuild = operation({
  name: 'explainBuild',
  summary: 'Which steps a build would run now, and why.',
  effect: 'reads',
  address: { method: 'GET', path: '/build/plan' },
  input: z.object({ from: z.string().max(80).optional() }),
  output: z.object({ steps: z.array(plannedStep) }),
  run: async (context, { from }) => ({
    steps: [...(await context.builder.explain(from === undefined ? {} : { from }))],
  }),
});
