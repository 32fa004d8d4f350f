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
  // A pair that makes a topic has two stems that as many works have.
  const frequent = worksOfStems(works, texts.length).map((holders) => (holders >= least.works ? 1 : 0));
  const size = texts.length;
  const counts = new Map<number, { all: number; uncovered: number; last: number }>();
  for (const [work, { stems, covered }] of works.entries()) {
    for (let at = 1; at < stems.length; at++) {
      if (frequent[stems[at - 1]!] === 0 || frequent[stems[at]!] === 0) continue;
      const key = stems[at - 1]! * size + stems[at]!;
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
      const stems = [Math.floor(key / size), key % size] as const;
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
