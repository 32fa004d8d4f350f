import { z } from 'zod';
import { VivierError } from '../tables/error.ts';

/** How a list is asked for page by page. */
export const pageInput = {
  cursor: z.string().max(80).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('lines a page'),
};

/** What every page of a list says besides its lines. */
export const pageOutput = {
  total: z.number().describe('lines in all'),
  next: z.string().nullable().describe('cursor of the next page; null on the last one'),
};

/**
 * Where the page starts. A build never changes once published, so a place in its list stays the same place;
 * throws `cursor-stale` where the cursor is of another build, or none of ours.
 */
export function offsetOf(cursor: string | undefined, build: string): number {
  if (cursor === undefined) return 0;
  const [offset = '', of = ''] = cursor.split('@', 2);
  if (/^\d{1,9}$/.test(offset) && of === build) return Number(offset);
  throw new VivierError('cursor-stale', {
    what: 'This page belongs to another build.',
    why: 'The data have been built again since the first page was read.',
    mend: 'Ask again from the first page.',
  });
}

/** The cursor of the page after this one, or null where this is the last. */
export function nextCursor(offset: number, shown: number, total: number, build: string): string | null {
  return offset + shown < total ? `${offset + shown}@${build}` : null;
}
