import { fold } from '../names/fold.ts';
import { type RecordColumns, shortName } from './record-columns.ts';

/** An author of a work: the lines, one or none of each record, that say the same author. */
export interface AlignedMention {
  readonly lines: number[];
}

/**
 * Aligns the author lines of the records of one work. The record with most lines, then most own affiliations, leads;
 * a line of another record is the same author where the full name, else last word and initial, else (in lists of
 * one length) the position agrees with a mention that record has not used yet; a line that fits nowhere adds one.
 */
export function alignMentions(columns: RecordColumns, records: readonly number[]): AlignedMention[] {
  const { lines, from } = columns;
  const [leading, ...others] = [...records].sort(
    (a, b) => size(columns, b) - size(columns, a) || known(columns, b) - known(columns, a) || a - b,
  );
  const mentions: AlignedMention[] = [];
  for (let line = from[leading!]!; line < from[leading! + 1]!; line++) mentions.push({ lines: [line] });
  for (const record of others) {
    const rest = new Set(mentions);
    const open = Array.from({ length: size(columns, record) }, (_, i) => from[record]! + i);
    const byName = take(
      open,
      rest,
      (line, mention) => fold(lines.name[line]!) === fold(lines.name[mention.lines[0]!]!),
    );
    const byShortName = take(
      byName,
      rest,
      (line, mention) => shortName(lines.name[line]!) === shortName(lines.name[mention.lines[0]!]!),
    );
    const sameLength = size(columns, record) === size(columns, leading!);
    const left = take(
      byShortName,
      rest,
      (line, mention) => sameLength && mentions.indexOf(mention) === line - from[record]!,
    );
    for (const line of left) mentions.push({ lines: [line] });
  }
  return mentions;
}

/** Gives each line to the first open mention that fits; answers the lines that found none. */
function take(
  lines: readonly number[],
  open: Set<AlignedMention>,
  fits: (line: number, mention: AlignedMention) => boolean,
): number[] {
  return lines.filter((line) => {
    const mention = [...open].find((candidate) => fits(line, candidate));
    if (!mention) return true;
    mention.lines.push(line);
    open.delete(mention);
    return false;
  });
}

function size({ from }: RecordColumns, record: number): number {
  return from[record + 1]! - from[record]!;
}

function known({ lines, from }: RecordColumns, record: number): number {
  return lines.known.subarray(from[record]!, from[record + 1]!).reduce((sum, has) => sum + has, 0);
}
