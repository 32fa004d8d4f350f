import { worksOfStems } from './topic-words.ts';

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
  readonly stems: readonly [number, number];
}

/**
 * Pairs of neighbouring stems that many works have and that the anchored topics miss; the most frequent first, in an order that is
 * the same in every build of the same works.
 * @param texts of the stems
 */
export function findTopics(
  works: readonly { readonly stems: readonly number[]; readonly covered: boolean }[],
  texts: readonly string[],
): FoundTopic[] {
  // A pair that makes a topic has two stems that as many works have. Numbered anew, their pairs are small whole numbers.
  const frequent: number[] = [];
  const numberOf = worksOfStems(works, texts.length).reduce((numbers, holders, stem) => {
    numbers[stem] = holders >= least.works ? frequent.push(stem) - 1 : -1;
    return numbers;
  }, new Int32Array(texts.length));
  const size = frequent.length;
  const counts = new Map<number, { all: number; uncovered: number; last: number }>();
  for (const [work, { stems, covered }] of works.entries()) {
    for (let at = 1; at < stems.length; at++) {
      const [before, after] = [numberOf[stems[at - 1]!]!, numberOf[stems[at]!]!];
      if (before < 0 || after < 0) continue;
      const key = before * size + after;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { all: 1, uncovered: covered ? 0 : 1, last: work });
      else if (known.last !== work) {
        known.last = work;
        known.all++;
        if (!covered) known.uncovered++;
      }
    }
  }
  return [...counts]
    .filter(([, { all, uncovered }]) => all >= least.works && uncovered >= least.uncovered * all)
    .map(([key, { uncovered }]) => {
      const stems = [frequent[Math.floor(key / size)]!, frequent[key % size]!] as const;
      const [first = '', second = ''] = stems.map((one) => texts[one]);
      return { stems, first, second, uncovered };
    })
    .sort(
      (a, b) => b.uncovered - a.uncovered || (`${a.first} ${a.second}` < `${b.first} ${b.second}` ? -1 : 1),
    )
    .flatMap(({ stems, first, second }) => {
      const dull = [first, second].some((one) => empty.has(one) || /^\d+$/.test(one)) || first === second;
      return dull ? [] : [{ topic: `f-${first}-${second}`, stems }];
    });
}
