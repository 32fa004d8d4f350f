/** A column of a file that is passed over: its name is not on the allow-list, or stands there a second time. */
export interface UnreadColumn {
  /** As the first line has it; empty where it has no name. */
  readonly column: string;
  /** Its place in the line, from 1. */
  readonly position: number;
  /** It is the second of an allowed name. */
  readonly twice: boolean;
}

/** Columns without a name count only where something stands in them: sheets are saved with empty ones at their right. */
export function unreadColumns(
  header: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): UnreadColumn[] {
  return header.flatMap((column, i) => {
    const isRead = columns.includes(column) && header.indexOf(column) === i;
    const isEmpty = column === '' && rows.every((cells) => !cells[i]?.trim());
    return isRead || isEmpty ? [] : [{ column, position: i + 1, twice: columns.includes(column) }];
  });
}
