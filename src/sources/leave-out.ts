import type { Engine } from '../engine/engine.ts';
import { VivierError } from '../tables/error.ts';
import { forget } from './land.ts';
import { openSource } from './registry.ts';
import { readVenues } from './venues.ts';

/** Names of files that are offered where none is meant. */
const OFFERED = 8;

/**
 * Takes back what was imported from one file, meant by its name without folder and ending (`nips2022`) or by its venue's printed name
 * and year (`NeurIPS2022`). The next import reads it again. Throws `file-unknown` where none is meant.
 */
export async function leaveOut(engine: Engine, named: string): Promise<void> {
  const files = await engine.rows('select source, file from source_file order by source, file');
  const wanted = keyOf(named);
  const meant = files.filter(({ file }) => stemOf(String(file)) === wanted);
  if (meant.length === 0)
    throw unknownFile(
      named,
      files.map(({ file }) => stemOf(String(file))),
    );
  await engine.transaction(async () => {
    for (const { source, file } of meant)
      await forget(engine, openSource(String(source)), [{ file: String(file) }]);
  });
}

/** A file's name without its folder and its endings. */
const stemOf = (file: string): string =>
  file
    .slice(file.lastIndexOf('/') + 1)
    .split('.')[0]!
    .toLowerCase();

function keyOf(named: string): string {
  const [, venue = named, year = ''] = /^(.*?)[\s-]*(\d{4})$/.exec(named.trim()) ?? [];
  return `${readVenues().keyOf(venue)}${year}`;
}

function unknownFile(named: string, stems: readonly string[]): VivierError {
  const year = /\d{4}$/.exec(named)?.[0] ?? '';
  const near = stems.filter((stem) => year === '' || stem.endsWith(year)).slice(0, OFFERED);
  return new VivierError('file-unknown', {
    what: `No imported file is named ${named}.`,
    mend: `Name one as ${(near.length > 0 ? near : stems.slice(0, OFFERED)).join(', ')}.`,
  });
}
