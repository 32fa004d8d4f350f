import { z } from 'zod';
import { askDatabase } from '../engine/duckdb/question.ts';
import { operation } from './operation.ts';

/** Time given to one question, in milliseconds. */
const LONGEST = 20_000;

/** Its turn comes within so many milliseconds, or it is told that others are asked: half as long again as the longest takes. */
const PATIENCE = 30_000;

/** Characters of one answer: what a browser or a script still reads with ease. */
const LARGEST = 16_000_000;

const sqlAnswer = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Rows in the order of the columns; dates and integers over 2^53 as text. */
  rows: z.array(z.array(z.json())),
  truncated: z.boolean(),
});

export const sql = operation({
  name: 'sql',
  summary:
    'Answers one SELECT over the tables of the observatory; nothing can be changed, and no file or network reached.',
  effect: 'reads',
  address: { method: 'POST', path: '/sql' },
  input: z.object({
    statement: z.string().min(1).max(20_000).describe('one SELECT, in the SQL of DuckDB'),
    limit: z.coerce.number().int().min(1).max(10_000).default(1000).describe('rows at most'),
  }),
  output: sqlAnswer,
  run: async (context, { statement, limit }) => {
    const answer = await askDatabase(context.observatory().database, statement, {
      rows: limit,
      milliseconds: LONGEST,
      characters: LARGEST,
      patience: PATIENCE,
    });
    return { ...answer, columns: [...answer.columns], rows: answer.rows.map((row) => [...row]) };
  },
});
