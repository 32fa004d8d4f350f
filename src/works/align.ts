import { fold } from '../names/fold.ts';
import { type LineColumns, shortName } from './record-columns.ts';

/** An author of a work: the lines, one or none of each record, that say the same author. */
export interface AlignedMention {
  readonly lines: number[];
}

/**
 * Aligns the author lines of the records of one work. The record with most lines, then most own affiliations, leads;
 * a line of another record is the same author where the full name, else last word and initial, else (in lists of
 * one length) the position agrees with a mention that record has not used yet; a line that fits nowhere adds one.
 */
export function alignMentions(lines: LineColumns, records: readonly number[]): AlignedMention[] {
  const [leading, ...others] = [...records].sort(
    (a, b) => size(lines, b) - size(lines, a) || known(lines, b) - known(lines, a) || a - b,
  );
  const mentions: AlignedMention[] = [];
  for (let line = lines.from[leading!]!; line < lines.from[leading! + 1]!; line++)
    mentions.push({ lines: [line] });
  for (const record of others) {
    const rest = new Set(mentions);
    const open = Array.from({ length: size(lines, record) }, (_, i) => lines.from[record]! + i);
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
    const sameLength = size(lines, record) === size(lines, leading!);
    const left = take(
      byShortName,
      rest,
      (line, mention) => sameLength && mentions.indexOf(mention) === line - lines.from[record]!,
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

function size({ from }: LineColumns, record: number): number {
  return from[record + 1]! - from[record]!;
}

function known(lines: LineColumns, record: number): number {
  return lines.known
    .subarray(lines.from[record]!, lines.from[record + 1]!)
    .reduce((sum, has) => sum + has, 0);
}
