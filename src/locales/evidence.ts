import type { Words } from './words.ts';

/** A kind of evidence of the identity model in words, such as “Shared co-authors”; its own name where the catalogue has none. */
export function featureSaid(feature: string, { knows, say }: Words): string {
  const key = `evidence.feature.${feature.replaceAll(' ', '-')}`;
  return knows(key) ? say(key) : feature;
}

/** The level at which a kind of evidence stands, in words: “a rare one shared”, “under 0.5”. */
export function levelSaid(level: string, { knows, say, number }: Words): string {
  const [, sign, value] = /^(<|>=) (-?[\d.]+)$/.exec(level) ?? [];
  if (value !== undefined)
    return say(sign === '<' ? 'evidence.level.below' : 'evidence.level.least', {
      value: number(Number(value)),
    });
  const key = `evidence.level.${level.replaceAll(' ', '-')}`;
  return knows(key) ? say(key) : level;
}
