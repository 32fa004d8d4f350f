import type { Engine, Scalar } from '../engine/engine.ts';
import { identifier, literal } from '../engine/schema.ts';
import { rejection } from '../tables/facts.ts';
import type { Table } from '../tables/table.ts';
import type { FileCount, FoundFile, Source } from './source.ts';
import type { UnreadColumn } from './unread-columns.ts';

/** What an import did, or a preview would do. */
export interface ImportReport {
  readonly source: string;
  readonly path: string;
  readonly dryRun: boolean;
  /** Files of the source at the path. */
  readonly files: number;
  /** Of these, not read again because their bytes are known. */
  readonly known: number;
  /** Records read, rejected ones included. */
  readonly records: number;
  /** Records of which at least a part was rejected. */
  readonly rejected: number;
  /** Rows written, by table. */
  readonly rows: Record<string, number>;
  /** The first rows of each table: only in a preview. */
  readonly samples: Record<string, Record<string, Scalar>[]>;
  /** What was not taken, most frequent first. */
  readonly rejections: Rejected[];
  /** Columns of tables that were passed over, each told once. */
  readonly unread: PassedOver[];
  readonly seconds: number;
}

/** How often one field was rejected for one reason. */
export interface Rejected {
  readonly reason: string;
  readonly field: string;
  readonly records: number;
  readonly examples: { readonly file: string; readonly record: string; readonly detail: string }[];
}

/** A column that is not read, and where it stands. */
export interface PassedOver extends UnreadColumn {
  readonly files: number;
  /** The first of these files. */
  readonly file: string;
}

/** Sample rows of each table in a preview, and examples of each rejection. */
const SAMPLES = 5;
const EXAMPLES = 3;

/** Counts what an import writes, batch by batch, by asking the tables. */
export class Tally {
  readonly #source: Source;
  readonly #rows = new Map<string, number>();
  readonly #samples = new Map<string, Record<string, Scalar>[]>();
  readonly #rejected = new Map<string, Rejected>();
  readonly #unread = new Map<string, PassedOver>();
  known = 0;
  records = 0;
  rejected = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Rows of the tables now; tell it before a batch is loaded and after. */
  async rowCounts(engine: Engine): Promise<Map<Table, number>> {
    const counts = new Map<Table, number>();
    for (const table of [...this.#source.tables, rejection]) {
      const [row] = await engine.rows(`select count(*) as n from ${identifier(table.name)}`);
      counts.set(table, Number(row?.['n']));
    }
    return counts;
  }

  async add(
    engine: Engine,
    files: readonly FoundFile[],
    counts: readonly FileCount[],
    before: Map<Table, number>,
    dry: boolean,
  ): Promise<void> {
    for (const [i, count] of counts.entries()) {
      this.records += count.records;
      this.rejected += count.rejected;
      for (const column of count.unread) this.#passOver(column, files[i]!.file);
    }
    const here = `source = ${literal(this.#source.name)} and file in (${files.map(({ file }) => literal(file)).join(', ')})`;
    for (const [table, after] of await this.rowCounts(engine)) {
      const rows = after - (before.get(table) ?? 0);
      this.#rows.set(table.name, (this.#rows.get(table.name) ?? 0) + rows);
      if (dry && rows > 0 && table !== rejection) await this.#sample(engine, table, here);
      if (rows > 0 && table === rejection) await this.#explain(engine, here);
    }
  }

  report(path: string, files: number, dryRun: boolean, seconds: number): ImportReport {
    return {
      source: this.#source.name,
      path,
      dryRun,
      files,
      known: this.known,
      records: this.records,
      rejected: this.rejected,
      rows: Object.fromEntries([...this.#rows].filter(([, rows]) => rows > 0)),
      samples: Object.fromEntries(this.#samples),
      rejections: [...this.#rejected.values()].sort((a, b) => b.records - a.records),
      unread: [...this.#unread.values()],
      seconds,
    };
  }

  #passOver(unread: UnreadColumn, file: string): void {
    const { column, position, twice } = unread;
    const key = column === '' ? `${position} of ${file}` : `${column} ${twice}`;
    const held = this.#unread.get(key) ?? { ...unread, files: 0, file };
    this.#unread.set(key, { ...held, files: held.files + 1 });
  }

  async #sample(engine: Engine, table: Table, here: string): Promise<void> {
    const held = this.#samples.get(table.name) ?? [];
    if (held.length >= SAMPLES) return;
    const columns = Object.entries(table.columns).map(([name, { type }]) =>
      type === 'date' || type === 'bigint'
        ? `cast(${identifier(name)} as varchar) as ${identifier(name)}`
        : identifier(name),
    );
    const rows = await engine.rows(
      `select ${columns.join(', ')} from ${identifier(table.name)} where ${here} limit ${SAMPLES - held.length}`,
    );
    this.#samples.set(table.name, [...held, ...rows]);
  }

  async #explain(engine: Engine, here: string): Promise<void> {
    const groups = await engine.rows(`
      select field, reason, count(*) as records from rejection where ${here} group by field, reason order by field, reason`);
    for (const { field, reason, records } of groups) {
      const key = `${field} ${reason}`;
      const held = this.#rejected.get(key);
      const missing = EXAMPLES - (held?.examples.length ?? 0);
      const examples =
        missing === 0
          ? []
          : await engine.rows(
              `select file, record, detail from rejection where ${here} and field = $1 and reason = $2
          order by file, record, ordinal limit ${missing}`,
              [field ?? '', reason ?? ''],
            );
      this.#rejected.set(key, {
        field: String(field),
        reason: String(reason),
        records: (held?.records ?? 0) + Number(records),
        examples: [...(held?.examples ?? []), ...examples.map(exampleOf)],
      });
    }
  }
}

function exampleOf(row: Record<string, Scalar>): Rejected['examples'][number] {
  return { file: String(row['file']), record: String(row['record']), detail: String(row['detail']) };
}
