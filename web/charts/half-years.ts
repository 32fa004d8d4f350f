/** Stated arrivals and departures of a half-year. */
export interface Half {
  readonly from: string;
  readonly joined: number;
  readonly left: number;
}

/** The same half-years for every organisation, from the first to the last of any; those without news are empty. */
export function align(all: readonly (readonly Half[])[]): Half[][] {
  const seen = all
    .flat()
    .map(({ from }) => from)
    .sort();
  const first = Number(seen[0]?.slice(0, 4));
  const last = Number(seen.at(-1)?.slice(0, 4));
  if (!first || !last) return all.map(() => []);
  const halves = Array.from({ length: (last - first + 1) * 2 }, (_, index) => {
    const month = index % 2 === 0 ? '01' : '07';
    return `${first + Math.floor(index / 2)}-${month}-01`;
  }).filter((from) => from <= (seen.at(-1) ?? ''));
  return all.map((known) =>
    halves.map((from) => known.find((half) => half.from === from) ?? { from, joined: 0, left: 0 }),
  );
}
