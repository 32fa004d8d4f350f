import { isField } from './generic.ts';
import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { PrintedWords } from './reader.ts';
import { join, type Words } from './spelling.ts';

/** A run of words of a string that is the name of at least one organisation. */
export interface Span {
  readonly start: number;
  /** One past the last word. */
  readonly end: number;
  readonly phrase: Phrase;
  /** A word was unknown and read as one that differs by one letter. */
  readonly corrected: boolean;
}

/** All names found in the words that no longer name covers; a name never crosses a hard separator. */
export function findSpans(
  lexicon: Lexicon,
  words: PrintedWords,
  known: (phrase: Phrase) => boolean,
): readonly Span[] {
  const found: Span[] = [];
  for (let start = 0; start < words.ids.length; start++) {
    let node = 0;
    let corrected = false;
    let crosses = false;
    for (let end = start; end < words.ids.length; end++) {
      if (end > start && (words.joins[end] ?? 0) >= join.hard) break;
      const id = words.ids[end] ?? -1;
      node = id < 0 ? 0 : lexicon.phrases.child(node, id);
      if (node === 0) break;
      corrected ||= words.corrected[end] === true;
      crosses ||= end > start && (words.joins[end] ?? 0) >= join.part;
      const phrase = lexicon.phrases.at(node);
      if (!phrase || !known(phrase) || isField(words.words, start, end + 1)) continue;
      if (crosses && !mayCross(words, start, phrase)) continue;
      if (goesOn(words, end)) continue;
      found.push({ start, end: end + 1, phrase, corrected });
    }
  }
  return longest(found, words);
}

/**
 * Whether a name may run on into the next part: "University of Technology, Vienna" may, but "Columbia [University, New
 * York]" is no "University of New York".
 */
function mayCross({ joins }: Words, start: number, phrase: Phrase): boolean {
  const begins = (joins[start] ?? 0) >= join.part;
  const headAlone = (joins[start + 1] ?? 0) >= join.part;
  if (!begins && headAlone) return false;
  return phrase.bearers.some(
    ({ kind }) => kind !== 'acronym' && (kind !== 'turned' || (begins && !headAlone)),
  );
}

/** Whether a name that ends here is the beginning of another kind of school's: "Mannheim University | of Applied Sciences". */
function goesOn({ words, joins }: Words, last: number): boolean {
  const next = words[last + 1] ?? '';
  if (words[last] !== 'university' || (joins[last + 1] ?? join.part) > join.space) return false;
  return next === 'applied' ? words[last + 2] === 'science' : next === 'technology';
}

/**
 * Spans that do not overlap, longer ones first. One that runs on into the next part without filling it ("[Mila,
 * University] of Montreal"), or starts inside a part that another name claims ("Columbia [University, New York
 * City]"), counts two words less.
 */
function longest(spans: readonly Span[], words: Words): readonly Span[] {
  if (spans.every((span, place) => place === 0 || span.start >= (spans[place - 1]?.end ?? 0))) return spans;
  const order = spans
    .map((span) => ({ span, size: weightOf(span, spans, words) }))
    .sort(
      (a, b) => b.size - a.size || b.span.phrase.rarity - a.span.phrase.rarity || a.span.start - b.span.start,
    );
  const taken: Span[] = [];
  for (const { span } of order) {
    if (taken.every((other) => span.end <= other.start || span.start >= other.end)) taken.push(span);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function weightOf(span: Span, spans: readonly Span[], words: Words): number {
  const begins = (words.joins[span.start] ?? 0) >= join.part;
  const turned = span.phrase.bearers.every(({ kind }) => kind === 'turned');
  const length = span.end - span.start + (begins ? 0.5 : 0) - (turned ? 0.25 : 0);
  if (!crossesParts(words, span)) return length;
  if ((words.joins[span.end] ?? join.part) < join.soft) return length - 2;
  if (begins) return length;
  const claimed = spans.some((other) => other.start < span.start && span.start < other.end);
  return claimed || words.words[span.start] !== 'university' ? length - 2 : length;
}

function crossesParts({ joins }: Words, { start, end }: Span): boolean {
  for (let at = start + 1; at < end; at++) if ((joins[at] ?? 0) >= join.part) return true;
  return false;
}
