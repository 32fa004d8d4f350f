import { wholeFile } from './bytes.ts';
import { decode, type Parsed, parseJson } from './parsed.ts';

/** Largest file of one JSON array, unpacked, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** Records of a file that is one JSON array. A damaged one is taken apart element by element, and every whole element kept. */
export async function* jsonArray(path: string): AsyncGenerator<Parsed> {
  const { bytes, fault } = await wholeFile(path, LARGEST);
  const text = fault === null ? decode(bytes) : null;
  const values = text === null ? null : parsedArray(text);
  if (values) {
    for (let index = 0; index < values.length; index++) yield { kind: 'record', index, value: values[index] };
    return;
  }
  let index = 0;
  for (const element of elementsOf(bytes)) yield parseJson(element, index++);
  if (fault !== null)
    yield { kind: 'broken', reason: fault, detail: `nothing can be read after record ${index}` };
  else if (index === 0) yield { kind: 'broken', reason: 'not-json', detail: 'not an array of records' };
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

/** Bytes of each whole top-level object. A newline ends a text that nobody closed: JSON has none inside a text. */
function* elementsOf(bytes: Buffer): Generator<Buffer> {
  let depth = 0;
  let start = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE || byte === 0x0a) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN) {
      if (depth++ === 0) start = at;
    } else if (byte === CLOSE && depth > 0 && --depth === 0) yield bytes.subarray(start, at + 1);
  }
}
