import { at, type Evidence, flag } from './features.ts';
import { isPlain } from './generic.ts';
import { isAddress, type Reading } from './reading.ts';
import type { Registered } from './registry.ts';
import type { Span } from './spans.ts';
import { join } from './spelling.ts';

/** Where a name stands: whether it fills its part or the string, and how much of the part it is. */
export function weighPosition(x: Evidence, reading: Reading, span: Span): void {
  const { joins, words } = reading.words;
  // "X and Y" parts two names as a comma does, where both are names.
  const parts = (word: number): boolean =>
    (joins[word] ?? join.part) >= join.part ||
    (joins[word] === join.soft &&
      reading.spans.some((other) => other !== span && (other.end === word || other.start === word)));
  const begins = parts(span.start);
  let end = span.end;
  // Places and numbers after a name are an address even where no comma stands between.
  while (end < words.length && (joins[end] ?? 0) < join.part && isAddress(reading, end)) end++;
  const ends = end >= words.length || parts(end);
  const [from, to] = partOf(reading, span);
  x[at['fills part']] = flag(begins && ends);
  x[at['begins part']] = flag(begins && !ends);
  x[at['ends part']] = flag(ends && !begins);
  x[at['share of part']] = (span.end - span.start) / (to - from);
  x[at['fills string']] = flag(
    words.every((_, word) => (word >= span.start && word < span.end) || isAddress(reading, word)),
  );
  x[at.chair] = flag(inChair(reading, span));
}

/** First word and one past the last of the comma-separated parts that a name lies in. */
function partOf({ words: { words, joins } }: Reading, span: Span): readonly [from: number, to: number] {
  let from = span.start;
  while (from > 0 && (joins[from] ?? 0) < join.part) from--;
  let to = span.end;
  while (to < words.length && (joins[to] ?? 0) < join.part) to++;
  return [from, to];
}

/**
 * Whether a word that says something of its own follows at once: "Anthropic impacts" is not the firm. "Ford Greenfield
 * Labs" is: what follows a firm's name and ends in a unit's word is a unit of the firm.
 */
export function otherWordFollows(reading: Reading, span: Span, entry: Registered): boolean {
  const { words, joins } = reading.words;
  const next = words[span.end];
  if (next === undefined || (joins[span.end] ?? join.part) >= join.soft) return false;
  if (isPlain(next) || isAddress(reading, span.end)) return false;
  const last = words[partOf(reading, span)[1] - 1] ?? '';
  return !(entry.source === 'vivier' && entry.kind === 'company' && units.has(last));
}

const units = new Set(['laboratory', 'research', 'group', 'team', 'center', 'ai']);
const largerUnits = new Set(
  'department division institute school robotics robot technology engineering science system medicine law statistics'.split(
    ' ',
  ),
);
/** An organisation that so many lines name heads what is no word or stands in capitals: "RIKEN RTC", "Inria Parietal". */
const household = 100;

/**
 * Whether a one-word name that begins a part heads a unit or a branch of its bearer: "Harvard Microrobotics Laboratory",
 * "BMW Car IT, Munich, Germany". What a word says of its own (`isOrdinary`) heads nothing.
 */
export function headsUnit(
  reading: Reading,
  span: Span,
  entry: Registered,
  use: number,
  x: Evidence,
  isOrdinary: boolean,
  isUnknown: (word: string) => boolean,
): boolean {
  const { words, joins } = reading.words;
  const [from, to] = partOf(reading, span);
  if (span.phrase.words > 1 || span.corrected || span.start !== from || x[at.chair] === 1) return false;
  const first = words[span.start] ?? '';
  if (first.length < 3 || isOrdinary || x[at['acronym not in capitals']] === 1) return false;
  if (x[at.acronym] === 1 && use < household) return false;
  const isFirm = entry.kind === 'company';
  const abroad = x[at['country conflicts']] === 1 || x[at['city conflicts']] === 1;
  if (abroad && !isFirm) return false;
  if (span.end >= to || (joins[span.end] ?? 0) >= join.part) return false;
  let last = to - 1;
  while (last > span.end && isAddress(reading, last)) last--;
  const isName = reading.words.capitals[span.end] === true || isUnknown(words[span.end] ?? '');
  if (use >= household && entry.kind !== 'education' && isName) return true;
  if (isFirm && (x[at['country agrees']] === 1 || x[at['city agrees']] === 1)) return true;
  const unit = words[last] ?? '';
  return (use > 0 || isFirm) && (units.has(unit) || largerUnits.has(unit));
}

/** A chair that bears a sponsor's name is not at the sponsor. */
function inChair(reading: Reading, span: Span): boolean {
  const { words, joins } = reading.words;
  for (let word = span.end; word < words.length && (joins[word] ?? 0) < join.part; word++)
    if (isChair(words[word])) return true;
  return (joins[span.start] ?? join.part) < join.part && isChair(words[span.start - 1]);
}

/** Whether a name is the name of a department: "Department of X", "X Department". */
export function namesDepartment({ words: { words, joins } }: Reading, { start, end }: Span): boolean {
  const before = (joins[start] ?? join.part) < join.part && words[start - 1] === 'department';
  return before || ((joins[end] ?? join.part) < join.part && words[end] === 'department');
}

/** Whether a company's legal form follows a name, at once or after words that say nothing of their own: "HPC-AI Technology Inc.". */
export function isFirms({ words: { words, joins, firms } }: Reading, { end }: Span): boolean {
  for (let at = end - 1; at < words.length; at++) {
    if (at >= end && ((joins[at] ?? 0) >= join.part || !isPlain(words[at] ?? ''))) return false;
    if (firms[at] === true) return true;
  }
  return false;
}

/** Words before "University of X" that make it another one: "Southwest University of Finance and Economics". */
const qualifiers = new Set(
  'southwest southwestern southeast southeastern northwest northwestern northeast northeastern southern northern eastern western central'.split(
    ' ',
  ),
);

/** Whether a name that begins with "University" is only the end of another university's. */
export function isPartOfName({ words: { words, joins } }: Reading, { start }: Span): boolean {
  return (
    words[start] === 'university' &&
    (joins[start] ?? join.part) === join.space &&
    qualifiers.has(words[start - 1] ?? '')
  );
}

/** The words before letters, in brackets or after a comma, whose first letters they are; none where they are not. */
export function abbreviated({ words: { words, joins } }: Reading, { start, end }: Span): readonly string[] {
  const letters = words[start] ?? '';
  if (end - start > 1 || letters.length < 3 || (joins[start] ?? 0) !== join.part) return [];
  const before = words.slice(Math.max(0, start - letters.length), start);
  const fits = before.length === letters.length && before.every((word, at) => word[0] === letters[at]);
  return fits ? before : [];
}

function isChair(word: string | undefined): boolean {
  return word === 'chair' || word === 'chaire';
}
