import type { Engine } from '../engine/engine.ts';
import { literal } from '../engine/schema.ts';
import { digestOf } from './find.ts';
import type { FoundFile, Source } from './source.ts';

/** A file whose content is not in the tables yet. */
export interface NewFile extends FoundFile {
  readonly sha256: string;
}

/** What is in the tables of a source's files: fingerprints (bytes and reader's version) by name. */
export type KnownFiles = Map<string, string>;

export interface FileBatch {
  readonly files: readonly NewFile[];
  /** Files passed over on the way to these, because their bytes are known. */
  readonly known: readonly FoundFile[];
}

/** The fingerprints of the source's files that are in the tables; of a file that was only ever refused, one that no file has. */
export async function knownFiles(engine: Engine, source: Source): Promise<KnownFiles> {
  const rows = await engine.rows(
    `select file, sha256, version from source_file where source = ${literal(source.name)}`,
  );
  const refused = await engine.rows(
    `select distinct file from rejection where source = ${literal(source.name)}`,
  );
  return new Map([
    ...refused.map((row) => [String(row['file']), ''] as const),
    ...rows.map((row) => [String(row['file']), `${row['sha256']} ${row['version']}`] as const),
  ]);
}

/** Takes files some at a time, and passes over the known ones; the same bytes under a second name are known too. */
export async function* batchesOf(
  source: Source,
  found: readonly FoundFile[],
  names: KnownFiles,
): AsyncGenerator<FileBatch> {
  const fingerprints = new Set(names.values());
  let files: NewFile[] = [];
  let known: FoundFile[] = [];
  let bytes = 0;
  for (const file of found) {
    const sha256 = await digestOf(file.path);
    const fingerprint = `${sha256} ${source.version}`;
    const before = names.get(file.file);
    if (before === fingerprint || (before === undefined && fingerprints.has(fingerprint))) {
      known.push(file);
      continue;
    }
    fingerprints.add(fingerprint);
    files.push({ ...file, sha256 });
    bytes += file.bytes;
    if (files.length < source.batch.files && bytes < source.batch.bytes) continue;
    yield { files, known };
    [files, known, bytes] = [[], [], 0];
  }
  yield { files, known };
}
