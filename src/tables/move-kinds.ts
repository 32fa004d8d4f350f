/** Kinds of moves, as the table of moves words them. */
export const moveKinds = [
  'entry',
  'move',
  'return',
  'dual',
  'industry-entry',
  'industry-exit',
  'founding',
] as const;
export type MoveKind = (typeof moveKinds)[number];
