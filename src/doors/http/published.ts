import { join } from 'node:path';
import type { DuckDBEngine } from '../../engine/duckdb/duckdb.ts';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import type { Engine, Scalar } from '../../engine/engine.ts';
import type { Observatory } from '../../operations/operation.ts';
import type { Home } from '../../pipeline/home.ts';
import { type Current, readCurrent } from '../../pipeline/publish.ts';
import { VivierError } from '../../tables/error.ts';
import type { Lender, Loan } from './visit.ts';

/** Connections of a served build: more wait for one another's locks. */
const CONNECTIONS = 4;

/** What a served build may hold in memory, as DuckDB words it. */
const MEMORY = '512MB';

/** A served build, and who still reads it. */
interface Served {
  readonly observatory: Observatory;
  readonly engines: readonly DuckDBEngine[];
  loans: number;
  retired: boolean;
}

/** The published builds: lends the newest, and closes an older one after its last loan. */
export class Published implements Lender {
  readonly #home: Home;
  readonly #openSearch: (folder: string) => Observatory['search'];
  #served: Served | undefined;

  constructor(home: Home, openSearch: (folder: string) => Observatory['search']) {
    this.#home = home;
    this.#openSearch = openSearch;
  }

  /** Serves what is published now; answers whether that is another build than before. */
  async refresh(): Promise<boolean> {
    const current = await readCurrent(this.#home);
    if (current === null || current.build === this.build()) return false;
    const next = await this.#open(current);
    const last = this.#served;
    this.#served = next;
    if (last !== undefined) this.#retire(last);
    return true;
  }

  build(): string | null {
    return this.#served?.observatory.build ?? null;
  }

  borrow(): Loan {
    const served = this.#served;
    if (served === undefined) {
      throw new VivierError('nothing-published', {
        what: 'Nothing is built yet.',
        why: 'The first build on this machine is going on, or failed.',
        mend: 'Wait for it: /api/build/events tells how far it is.',
      });
    }
    served.loans++;
    return { observatory: served.observatory, giveBack: () => this.#giveBack(served) };
  }

  close(): void {
    if (this.#served !== undefined) this.#retire(this.#served);
    this.#served = undefined;
  }

  async #open(current: Current): Promise<Served> {
    const database = join(this.#home.observatory, current.database);
    const first = await openDuckDB({ path: database, readOnly: true, memory: MEMORY });
    const engines = [first];
    while (engines.length < CONNECTIONS) engines.push(await first.connect());
    const search = this.#openSearch(join(this.#home.observatory, current.search));
    const { build, builtAt, dataTo } = current;
    const observatory = { build, builtAt, dataTo, database, reader: new Pool(engines), search };
    return { observatory, engines, loans: 0, retired: false };
  }

  #retire(served: Served): void {
    served.retired = true;
    if (served.loans === 0) closeAll(served);
  }

  #giveBack(served: Served): void {
    served.loans--;
    if (served.retired && served.loans === 0) closeAll(served);
  }
}

/** The database closes with its last connection. */
function closeAll({ engines }: Served): void {
  for (const engine of engines) engine.closeDatabase();
}

/** Connections taken in turn: a query waits until one is free. */
class Pool implements Pick<Engine, 'rows'> {
  readonly #free: DuckDBEngine[];
  readonly #waiting: ((engine: DuckDBEngine) => void)[] = [];

  constructor(engines: readonly DuckDBEngine[]) {
    this.#free = [...engines];
  }

  async rows(sql: string, values?: readonly Scalar[]): Promise<Record<string, Scalar>[]> {
    const engine = this.#free.pop() ?? (await new Promise<DuckDBEngine>((take) => this.#waiting.push(take)));
    try {
      return await engine.rows(sql, values);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(engine);
      else next(engine);
    }
  }
}
