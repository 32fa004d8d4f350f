import type { Words } from './words.ts';

interface Unread {
  readonly table: string;
  readonly columns: readonly string[];
  readonly unread: readonly {
    readonly column: string;
    readonly position: number;
    readonly nearest: string | null;
  }[];
}

/** Which columns of a file of claims are passed over, and what they may have been meant to be; null where all are read. */
export function sayUnread(
  { table, columns, unread }: Unread,
  { say }: Pick<Words, 'say'>,
): { readonly head: string; readonly each: readonly string[] } | null {
  if (unread.length === 0) return null;
  return {
    head: say('claims.file.unread', { count: unread.length, table, columns: columns.join(', ') }),
    each: unread.map(({ column, position, nearest }) =>
      say('claims.file.unread.one', {
        column,
        position,
        nearest: nearest ?? '',
        kind:
          column === '' ? 'unnamed' : column === nearest ? 'twice' : nearest === null ? 'unknown' : 'near',
      }),
    ),
  };
}
