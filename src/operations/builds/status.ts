import { z } from 'zod';
import { coverageYear, holdings } from '../../tables/cards/coverage.ts';
import { VivierError } from '../../tables/error.ts';
import { tables } from '../../tables/index.ts';
import { type Context, type Observatory, operation } from '../operation.ts';
import { readHome } from '../stored-pages.ts';
import { type BuiltStep, builtStep } from './builder.ts';
import { version } from './version.ts';

/** What is served, from when, and what is going on. */
const status = z.object({
  /** Of the program. */
  version: z.string(),
  /** Null before the first build. */
  build: z.string().nullable(),
  builtAt: z.iso.datetime().nullable(),
  dataTo: z.iso.date().nullable(),
  builder: z.enum(['idle', 'importing', 'building', 'failed']),
  holdings: holdings.nullable(),
  coverage: z.array(coverageYear),
  steps: z.array(builtStep),
});
export type Status = z.infer<typeof status>;

export const showStatus = operation({
  name: 'showStatus',
  summary: 'What is served and from when, what the builder does, and what each step of the build made.',
  effect: 'reads',
  address: { method: 'GET', path: '/status' },
  input: z.object({}),
  output: status,
  run: async (context) => {
    const observatory = published(context);
    const builder = context.builder.state();
    if (observatory === null)
      return {
        version,
        build: null,
        builtAt: null,
        dataTo: null,
        builder,
        holdings: null,
        coverage: [],
        steps: [],
      };
    const { build, builtAt, dataTo } = observatory;
    const { holdings: held, coverage } = await readHome(observatory);
    return {
      version,
      build,
      builtAt,
      dataTo,
      builder,
      holdings: held,
      coverage,
      steps: await readSteps(observatory),
    };
  },
});

function published(context: Context): Observatory | null {
  try {
    return context.observatory();
  } catch (error) {
    if (error instanceof VivierError && error.code === 'nothing-published') return null;
    throw error;
  }
}

/** Layer of each step that makes a table; steps that make files serve. */
const layers = new Map(tables.map(({ name, layer }): [string, string] => [name, layer]));

async function readSteps({ reader }: Observatory): Promise<BuiltStep[]> {
  const rows = await reader.rows('select step, rows, seconds, peak_bytes from build_step order by rowid');
  return rows.map((row) => ({
    step: String(row['step']),
    layer: layers.get(String(row['step'])) ?? 'serving',
    rows: Number(row['rows']),
    seconds: Number(row['seconds']),
    peakBytes: Number(row['peak_bytes']),
  }));
}
