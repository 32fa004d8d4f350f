import { BrokenFile, bytesOf } from './bytes.ts';
import { type Parsed, parseJson } from './parsed.ts';

const NEWLINE = 0x0a;

/** Longest line believed, in bytes: OpenAlex's largest works are under 10 MB. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** A line's bytes without its end, or `null` bytes where it is longer than the limit. */
interface Line {
  readonly index: number;
  readonly bytes: Buffer | null;
  /** Length in bytes, of overlong lines too. */
  readonly length: number;
}

/** Lines of a file, plain or gzip, in memory bounded by the longest line. Throws `BrokenFile` after the last whole line. */
async function* linesOf(path: string, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let index = 0;
  const take = (): Line => {
    const bytes = length > longest ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const line = { index: index++, bytes, length };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytesOf(path)) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      length += end - from;
      yield take();
      from = end + 1;
    }
    length += chunk.length - from;
    if (length > longest) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** Records of a file of JSON lines; empty lines are passed over, and keep their index. */
export async function* jsonLines(path: string): AsyncGenerator<Parsed> {
  let next = 0;
  try {
    for await (const { index, bytes, length } of linesOf(path)) {
      next = index + 1;
      if (bytes === null) yield { kind: 'bad', index, reason: 'line-too-long', detail: `${length} bytes` };
      else if (length > 0 && bytes.some((byte) => byte > 0x20)) yield parseJson(bytes, index);
    }
  } catch (cause) {
    if (!(cause instanceof BrokenFile)) throw cause;
    yield { kind: 'broken', reason: cause.reason, detail: `nothing can be read after line ${next}` };
  }
}
