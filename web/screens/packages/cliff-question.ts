/** What the room of cliffs asks; as it stands in the address. */
export interface CliffQuestion {
  readonly organisation?: string;
  /** US dollars at the price of the first day. */
  readonly grant?: number;
  readonly months?: number;
  /** Month of leaving. */
  readonly leave?: number;
}

/** Reads the question from an address; what cannot be read is left out. */
export function readCliffQuestion(given: Record<string, unknown>): CliffQuestion {
  const figures = (['grant', 'months', 'leave'] as const).flatMap((name) => {
    const value = given[name] === undefined || given[name] === '' ? Number.NaN : Number(given[name]);
    return Number.isFinite(value) ? [[name, value] as const] : [];
  });
  const { organisation } = given;
  return {
    ...(typeof organisation === 'string' &&
      organisation !== '' && { organisation: organisation.slice(0, 200) }),
    ...Object.fromEntries(figures),
  };
}
