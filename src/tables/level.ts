/** What the column `level` says, wherever a table has one. */
export const levelDoc = 'laboratory (organisations as printed) or parent (the firm above at that date)';
