import { z } from 'zod';

/** How a question is put to another day: what had happened by then, and what could be known by then. */
export const frozenInput = {
  asOf: z.iso.date().optional().describe('only what had happened by this day'),
  knownBy: z.iso
    .date()
    .optional()
    .describe('only what could be known by this day: published, or otherwise dated, no later'),
};

/** The two days as an answer repeats them. */
export const frozenOutput = {
  asOf: z.iso.date().nullable(),
  knownBy: z.iso.date().nullable(),
};

/** Whether organisations stand for themselves, or firms for all of their laboratories. */
export const level = z
  .enum(['laboratory', 'parent'])
  .default('laboratory')
  .describe('laboratory: organisations as printed; parent: firms with their laboratories');

/** A day as DuckDB binds it where it may be missing: a date far off bounds nothing. */
export const anyDay = { first: '0001-01-01', last: '9999-12-31' } as const;

/** A year at whose end a question is asked. */
export const yearAsked = (about: string) =>
  z.coerce.number().int().min(1950).max(2100).optional().describe(about);
