import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createGunzip, gunzipSync } from 'node:zlib';

/** Read from disk at once. Gzip makes at most a thousand times as much of it, so memory stays bounded. */
const CHUNK = 16 * 1024;

/** Given out at once of what is unpacked. */
const UNPACKED = 256 * 1024;

/** Largest file that is unpacked in one go, which takes half as long as by parts. */
const AT_ONCE = 16 * 1024 * 1024;

/** A file that could not be read to its end; everything before the fault was given out. */
export class BrokenFile extends Error {
  /** `truncated-gzip` or `corrupt-gzip`. */
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super(`the file breaks off: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * The bytes of a file, unpacked where it is gzip (told by its first two bytes, not by its name).
 * Throws `BrokenFile` after the last good bytes.
 */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const chunks = createReadStream(path, { highWaterMark: CHUNK }).iterator();
  const first = await chunks.next();
  if (first.done) return;
  const head: Buffer = first.value;
  if (isGzip(head)) yield* unpack(head, chunks);
  else {
    yield head;
    yield* chunks;
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function* unpack(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: UNPACKED });
  const unpacked: Buffer[] = [];
  let fault: NodeJS.ErrnoException | undefined;
  let fed = (): void => undefined;
  gunzip.on('data', (chunk: Buffer) => unpacked.push(chunk));
  gunzip.on('end', () => fed());
  gunzip.on('error', (cause) => {
    fault = cause;
    fed();
  });
  const feed = (chunk: Buffer | null): Promise<void> =>
    new Promise((resolve) => {
      fed = resolve;
      if (chunk) gunzip.write(chunk, () => resolve());
      else gunzip.end();
    });
  await feed(head);
  yield* unpacked.splice(0);
  for await (const chunk of rest) {
    if (fault) break;
    await feed(chunk);
    yield* unpacked.splice(0);
  }
  if (!fault) await feed(null);
  yield* unpacked.splice(0);
  if (fault) throw new BrokenFile(fault.code === 'Z_BUF_ERROR' ? 'truncated-gzip' : 'corrupt-gzip', fault);
}

/** All bytes of a file; with `fault` where it breaks off, and cut at `limit` bytes. */
export async function wholeFile(
  path: string,
  limit: number,
): Promise<{ bytes: Buffer; fault: string | null }> {
  const { size } = await stat(path);
  const bytes = size <= AT_ONCE ? unpackAtOnce(await readFile(path), limit) : null;
  return bytes === null ? wholeFileByParts(path, limit) : { bytes, fault: null };
}

/** The bytes of a file, unpacked where it is gzip; null where they are more than `limit`, or the file is damaged. */
function unpackAtOnce(bytes: Buffer, limit: number): Buffer | null {
  if (!isGzip(bytes)) return bytes.length <= limit ? bytes : null;
  try {
    return gunzipSync(bytes, { chunkSize: UNPACKED, maxOutputLength: limit });
  } catch {
    // Reading it by parts tells what is wrong with it, and gives what stands before the fault.
    return null;
  }
}

async function wholeFileByParts(
  path: string,
  limit: number,
): Promise<{ bytes: Buffer; fault: string | null }> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of bytesOf(path)) {
      parts.push(part);
      length += part.length;
      if (length > limit) return { bytes: Buffer.concat(parts), fault: 'file-too-large' };
    }
  } catch (cause) {
    if (!(cause instanceof BrokenFile)) throw cause;
    return { bytes: Buffer.concat(parts), fault: cause.reason };
  }
  return { bytes: Buffer.concat(parts), fault: null };
}
