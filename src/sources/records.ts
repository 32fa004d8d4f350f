import type { Engine } from '../engine/engine.ts';
import type { Parsed } from './parsed.ts';
import { type Place, Rows } from './rows.ts';
import type { FileCount, FoundFile, Loading, Source } from './source.ts';

/** Rows held in memory before they are written. */
const HELD = 100_000;

/** One file being read record by record. */
export interface Reading extends FoundFile {
  readonly source: string;
  readonly today: string;
  readonly rows: Rows;
  /** Records so far, rejected ones included. */
  records: number;
  /** Writes the rows held once they are many. */
  readonly relieve: () => Promise<void>;
}

/** The place of a record without an id. */
export function rowPlace({ source, file }: Reading, index: number): Place {
  return { source, file, record: `row:${index}` };
}

/** Hands every record of a file to `read`, and notes every one that the format could not give. */
export async function eachRecord<Value>(
  reading: Reading,
  parsed: AsyncIterable<Parsed<Value>>,
  read: (value: Value, index: number) => void,
): Promise<void> {
  for await (const found of parsed) {
    if (found.kind === 'record') read(found.value, found.index);
    else if (found.kind === 'bad')
      reading.rows.reject(rowPlace(reading, found.index), '', found.reason, found.detail);
    else reading.rows.reject({ ...reading, record: '' }, '', found.reason, found.detail);
    if (found.kind !== 'broken') reading.records++;
    await reading.relieve();
  }
}

/** A source's load out of a function that reads one file. */
export function recordLoad(source: string, read: (reading: Reading) => Promise<void>): Source['load'] {
  return async (
    engine: Engine,
    files: readonly FoundFile[],
    { today, onRecords }: Loading,
  ): Promise<FileCount[]> => {
    const rows = new Rows();
    const relieve = async (): Promise<void> => {
      if (rows.held >= HELD) await rows.write(engine);
    };
    const counts: FileCount[] = [];
    for (const file of files) {
      const reading: Reading = { ...file, source, today, rows, records: 0, relieve };
      await read(reading);
      onRecords(reading.records);
      counts.push({ records: reading.records, rejected: rows.rejected(file.file) });
    }
    await rows.write(engine);
    return counts;
  };
}
