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
  works: readonly { readonly stems: readonly string[]; readonly covered: boolean }[],
): FoundTopic[] {
  const numbers = frequentStems(works);
  const size = numbers.size;
  const counts = new Map<number, { all: number; uncovered: number; last: number }>();
  for (const [work, { stems, covered }] of works.entries()) {
    let before: number | undefined;
    for (const one of stems) {
      const number = numbers.get(one);
      if (before !== undefined && number !== undefined) {
        const key = before * size + number;
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { all: 1, uncovered: covered ? 0 : 1, last: work });
        else if (known.last !== work) {
          known.last = work;
          known.all++;
          if (!covered) known.uncovered++;
        }
      }
      before = number;
    }
  }
  const stemAt = [...numbers.keys()];
  return [...counts]
    .filter(([, { all, uncovered }]) => all >= least.works && uncovered >= least.uncovered * all)
    .map(([key, its]) => [`${stemAt[Math.floor(key / size)]} ${stemAt[key % size]}`, its] as const)
    .sort(([a, first], [b, second]) => second.uncovered - first.uncovered || (a < b ? -1 : 1))
    .flatMap(([pair]) => {
      const [first = '', second = ''] = pair.split(' ');
      const dull = [first, second].some((one) => empty.has(one) || /^\d+$/.test(one)) || first === second;
      return dull ? [] : [{ topic: `f-${first}-${second}`, stems: [first, second] as const }];
    });
}

/** Stems that enough works have for a pair of theirs to be a topic, numbered. */
function frequentStems(works: readonly { readonly stems: readonly string[] }[]): Map<string, number> {
  const holders = new Map<string, { works: number; last: number }>();
  for (const [work, { stems }] of works.entries()) {
    for (const one of stems) {
      const known = holders.get(one);
      if (known === undefined) holders.set(one, { works: 1, last: work });
      else if (known.last !== work) {
        known.works++;
        known.last = work;
      }
    }
  }
  const frequent = [...holders].flatMap(([one, { works: had }]) => (had >= least.works ? [one] : []));
  return new Map(frequent.map((one, number) => [one, number]));
}
