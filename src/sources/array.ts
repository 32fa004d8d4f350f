import { stat } from 'node:fs/promises';
import { BrokenFile, bytesOf, wholeFile } from './bytes.ts';
import { decode, type Parsed, parseJson } from './parsed.ts';

/** Largest file of one JSON array that is parsed in one go, unpacked, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** Longest record believed, in bytes. */
const LONGEST_RECORD = 32 * 1024 * 1024;

/**
 * Records of a file that is one JSON array. One that is damaged, or too large for one go, is taken apart element by element in memory
 * bounded by the longest record, and every whole element kept.
 */
export async function* jsonArray(path: string): AsyncGenerator<Parsed> {
  const values = await parsedAtOnce(path);
  if (values) {
    for (let index = 0; index < values.length; index++) yield { kind: 'record', index, value: values[index] };
    return;
  }
  let index = 0;
  const open = (reason: string): Parsed => ({
    kind: 'broken',
    reason,
    detail: `nothing can be read after record ${index}`,
  });
  try {
    for await (const { bytes, length } of elementsOf(bytesOf(path))) {
      if (bytes !== null) yield parseJson(bytes, index++);
      else if (length > LONGEST_RECORD)
        yield { kind: 'bad', index: index++, reason: 'record-too-long', detail: `${length} bytes` };
      else yield open('not-closed');
    }
    if (index === 0) yield { kind: 'broken', reason: 'not-json', detail: 'not an array of records' };
  } catch (cause) {
    if (!(cause instanceof BrokenFile)) throw cause;
    yield open(cause.reason);
  }
}

async function parsedAtOnce(path: string): Promise<unknown[] | null> {
  if ((await stat(path)).size > LARGEST) return null;
  const { bytes, fault } = await wholeFile(path, LARGEST);
  const text = fault === null ? decode(bytes) : null;
  return text === null ? null : parsedArray(text);
}

function parsedArray(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** A top-level object: its bytes, or null where it is longer than a record may be, or the file ends within it. */
interface Element {
  readonly bytes: Buffer | null;
  readonly length: number;
}

/**
 * Top-level objects of a JSON text that comes in chunks; of an overlong one no more is kept than is needed to find its end. A newline ends
 * a text that nobody closed: JSON has none inside a text.
 */
async function* elementsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Element> {
  let [depth, length, inText, escaped] = [0, 0, false, false];
  let parts: Buffer[] = [];
  const keep = (part: Buffer): void => {
    length += part.length;
    if (length > LONGEST_RECORD) parts = [];
    else parts.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (escaped) escaped = false;
      else if (inText) {
        if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE || byte === 0x0a) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN) {
        if (depth++ === 0) start = at;
      } else if (byte === CLOSE && depth > 0 && --depth === 0) {
        keep(chunk.subarray(start, at + 1));
        yield { bytes: length > LONGEST_RECORD ? null : Buffer.concat(parts), length };
        [parts, length] = [[], 0];
      }
    }
    if (depth > 0) keep(chunk.subarray(start));
  }
  if (depth > 0) yield { bytes: null, length };
}
