import { join } from 'node:path';
import { type DuckDBEngine, openDuckDB } from '../../engine/duckdb/duckdb.ts';
import type { Columns, Engine, Scalar, Shape } from '../../engine/engine.ts';
import { type Explanation, openExplanation } from '../../identity/explanation/explanation.ts';
import { modelFile, readModel } from '../../identity/model/model.ts';
import { readHidden } from '../../pipeline/hidden.ts';
import type { Home } from '../../pipeline/home.ts';
import type { Current } from '../../pipeline/publish.ts';
import { hiddenOf } from '../hidden.ts';
import type { Observatory } from '../operation.ts';

/** What a served build may hold in memory, as DuckDB words it. */
const MEMORY = '512MB';

/** A published build, open for reading until it is closed. */
export interface OpenBuild {
  readonly observatory: Observatory;
  close(): void;
}

/** Opens a published build, with as many connections as there are questions at once. */
export async function openBuild(
  home: Home,
  current: Current,
  search: Observatory['search'],
  connections: number,
): Promise<OpenBuild> {
  const database = join(home.observatory, current.database);
  const first = await openDuckDB({ path: database, readOnly: true, memory: MEMORY });
  const engines = [first];
  while (engines.length < connections) engines.push(await first.connect());
  const { build, builtAt, dataTo } = current;
  const reader = new Pool(engines);
  const hidden = await whoIsHidden(home, reader);
  let explained: Promise<Explanation> | undefined;
  const explanation = () =>
    (explained ??= openExplanation(join(home.observatory, current.explanation), readModel(modelFile)));
  return {
    observatory: { build, builtAt, dataTo, database, reader, search, explanation, hidden },
    close: () => {
      // The database closes with its last connection.
      for (const engine of engines) engine.closeDatabase();
    },
  };
}

/** Who was suppressed after this build was made. */
export async function whoIsHidden(home: Home, reader: Observatory['reader']): Promise<Observatory['hidden']> {
  const suppressed = (await readHidden(home)).filter(({ holds }) => holds);
  return hiddenOf(
    reader,
    suppressed.map(({ person }) => person),
  );
}

/** Connections taken in turn: a query waits until one is free. */
class Pool implements Pick<Engine, 'rows' | 'read'> {
  readonly #free: DuckDBEngine[];
  readonly #waiting: ((engine: DuckDBEngine) => void)[] = [];

  constructor(engines: readonly DuckDBEngine[]) {
    this.#free = [...engines];
  }

  rows(sql: string, values?: readonly Scalar[]): Promise<Record<string, Scalar>[]> {
    return this.#lend((engine) => engine.rows(sql, values));
  }

  read<const Shapes extends Record<string, Shape>>(sql: string, shapes: Shapes): Promise<Columns<Shapes>> {
    return this.#lend((engine) => engine.read(sql, shapes));
  }

  async #lend<Answer>(work: (engine: DuckDBEngine) => Promise<Answer>): Promise<Answer> {
    const engine = this.#free.pop() ?? (await new Promise<DuckDBEngine>((take) => this.#waiting.push(take)));
    try {
      return await work(engine);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(engine);
      else next(engine);
    }
  }
}
