/** A pair of words makes a topic of its own where so many works have it that no anchored topic is told of. */
const least = { works: 60, uncovered: 0.45 } as const;

/** Words that make no subject with whatever stands beside them. */
const empty: ReadonlySet<string> = new Set(
  'base learn model network method approach framework algorithm problem study case new novel towards real world large scal multi high low data system analysi application efficient robust deep general end time step trade off short long task 2022 2023 2024 2025 semeval team extend abstract one two single first second dynamic fast improv better effective research topic computer video frame point set class object human pre post non self neural net imag image robot robotic visual autonomou layer train order top k aware like gener generat mean tim virtual language interaction batch'.split(
    ' ',
  ),
);

/** A topic that this corpus shows. */
export interface FoundTopic {
  readonly topic: string;
  /** The pair's stems. */
  readonly stems: readonly [string, string];
}

/**
 * Pairs of neighbouring stems that many works have and that the anchored topics miss; the most frequent first, in an order that is
 * the same in every build of the same works.
 */
export function findTopics(
  works: Iterable<{ readonly stems: readonly string[]; readonly covered: boolean }>,
): FoundTopic[] {
  const counts = new Map<string, { all: number; uncovered: number }>();
  for (const { stems, covered } of works) {
    const pairs = new Set(stems.slice(1).map((second, at) => `${stems[at]} ${second}`));
    for (const pair of pairs) {
      const known = counts.get(pair) ?? { all: 0, uncovered: 0 };
      known.all++;
      if (!covered) known.uncovered++;
      counts.set(pair, known);
    }
  }
  return [...counts]
    .filter(([, { all, uncovered }]) => all >= least.works && uncovered >= least.uncovered * all)
    .sort(([a, first], [b, second]) => second.uncovered - first.uncovered || (a < b ? -1 : 1))
    .flatMap(([pair]) => {
      const [first = '', second = ''] = pair.split(' ');
      const dull = [first, second].some((one) => empty.has(one) || /^\d+$/.test(one)) || first === second;
      return dull ? [] : [{ topic: `f-${first}-${second}`, stems: [first, second] as const }];
    });
}
