import { VivierError } from '../../tables/error.ts';

/** A typed array as it lies in a file. */
type Section = Uint8Array | Uint16Array | Uint32Array;

/** One index file in memory: named typed arrays. */
export type Sections = Readonly<Record<string, Section>>;

const magic = 0x58495656; // `VVIX`, little-endian
/** Raised whenever what lies in a file changes its meaning: an index of another version is built anew. */
const version = 4;
const headerBytes = 12;

interface Entry {
  readonly name: string;
  readonly bytesPerElement: 1 | 2 | 4;
  readonly length: number;
}

const align = (offset: number): number => (offset + 7) & ~7;

const widthOf = (section: Section): 1 | 2 | 4 =>
  section instanceof Uint32Array ? 4 : section instanceof Uint16Array ? 2 : 1;

/**
 * Lays typed arrays out as one file: magic, version, length of a small JSON directory, the directory, then each array
 * on a multiple of eight bytes in the machine's order (little-endian on every machine that Node runs on).
 */
export function pack(sections: Sections): Uint8Array {
  const names = Object.keys(sections).sort();
  const entries: Entry[] = names.map((name) => {
    const section = sections[name]!;
    return { name, bytesPerElement: widthOf(section), length: section.length };
  });
  const directory = new TextEncoder().encode(JSON.stringify(entries));
  let size = align(headerBytes + directory.length);
  for (const entry of entries) size = align(size + entry.length * entry.bytesPerElement);

  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer, 0, 3).set([magic, version, directory.length]);
  bytes.set(directory, headerBytes);
  let offset = align(headerBytes + directory.length);
  for (const name of names) {
    const section = sections[name]!;
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
    offset = align(offset + section.byteLength);
  }
  return bytes;
}

function parseDirectory(bytes: Uint8Array, file: string): { entries: Entry[]; start: number } {
  const header = bytes.length >= headerBytes ? new Uint32Array(bytes.buffer, bytes.byteOffset, 3) : [];
  if (header[0] !== magic) throw damaged(file, 'It does not begin as an index file does.');
  if (header[1] !== version)
    throw damaged(file, `It has version ${header[1]}, and version ${version} is read here.`);
  const end = headerBytes + (header[2] ?? 0);
  if (end > bytes.length) throw damaged(file, 'It ends inside its directory.');
  const entries: Entry[] = JSON.parse(new TextDecoder().decode(bytes.subarray(headerBytes, end)));
  return { entries, start: align(end) };
}

/** An index file that is not as it was written. */
export const damaged = (file: string, why: string): VivierError =>
  new VivierError('search-index-damaged', {
    what: `The search index file ${file} cannot be read.`,
    where: file,
    why,
    mend: 'Build the index again: vivier build --from search',
  });

/**
 * The typed arrays of a packed file, as views on its bytes: nothing is copied but a file that lies across words.
 * @param file its name, for the error
 * @throws `search-index-damaged` where the file is cut short, is of another version or is not an index
 */
export function unpack(bytes: Uint8Array, file: string): Sections {
  if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice();
  const { entries, start } = parseDirectory(bytes, file);
  const sections: Record<string, Section> = {};
  let offset = start;
  for (const { name, bytesPerElement, length } of entries) {
    const end = offset + length * bytesPerElement;
    if (end > bytes.length) throw damaged(file, `It ends inside its section ${name}.`);
    const at = bytes.byteOffset + offset;
    sections[name] = viewOf(bytes.buffer, at, length, bytesPerElement);
    offset = align(end);
  }
  return sections;
}

function viewOf(
  buffer: ArrayBufferLike,
  at: number,
  length: number,
  bytes: Entry['bytesPerElement'],
): Section {
  if (bytes === 4) return new Uint32Array(buffer, at, length);
  return bytes === 2 ? new Uint16Array(buffer, at, length) : new Uint8Array(buffer, at, length);
}

/** The sections of one part of a file, whose names begin with `part.`, under their own names. */
export function part(sections: Sections, name: string): Sections {
  const prefix = `${name}.`;
  return Object.fromEntries(
    Object.entries(sections).flatMap(([key, section]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), section]] : [],
    ),
  );
}

/** Puts the sections of a part under `name.`, the inverse of `part`. */
export function under(name: string, sections: Sections): Sections {
  return Object.fromEntries(Object.entries(sections).map(([key, section]) => [`${name}.${key}`, section]));
}

/** A section of 32-bit numbers. @throws `search-index-damaged` where it is missing or of another width */
export function numbers(sections: Sections, name: string): Uint32Array {
  const section = sections[name];
  if (section instanceof Uint32Array) return section;
  throw damaged(name, 'A section of 32-bit numbers is missing.');
}

/** A section of 16-bit numbers. @throws `search-index-damaged` where it is missing or of another width */
export function shorts(sections: Sections, name: string): Uint16Array {
  const section = sections[name];
  if (section instanceof Uint16Array) return section;
  throw damaged(name, 'A section of 16-bit numbers is missing.');
}

/** A section of bytes. @throws `search-index-damaged` where it is missing or of another width */
export function octets(sections: Sections, name: string): Uint8Array {
  const section = sections[name];
  if (section instanceof Uint8Array) return section;
  throw damaged(name, 'A section of bytes is missing.');
}
