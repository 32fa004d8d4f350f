import { join } from 'node:path';
import { type OpenBuild, openBuild, whoIsHidden } from '../../operations/builds/open-build.ts';
import type { Observatory } from '../../operations/operation.ts';
import type { Home } from '../../pipeline/home.ts';
import { type Current, isOfAnotherVersion, readCurrent } from '../../pipeline/publish.ts';
import { VivierError } from '../../tables/error.ts';
import { editionOf, type Lender, type Loan } from './visit.ts';

/** Connections of a served build: more wait for one another's locks. */
const CONNECTIONS = 4;

/** Opens a search index by its folder and that of where people stand in each facet. */
type OpenSearch = (folder: string, facets: string) => Observatory['search'];

/** A served build, and who still reads it. */
interface Served extends OpenBuild {
  observatory: Observatory;
  loans: number;
  retired: boolean;
}

/** The published builds: lends the newest, and closes an older one after its last loan. */
export class Published implements Lender {
  readonly #home: Home;
  readonly #openSearch: OpenSearch;
  #served: Served | undefined;
  /** Something is published, but another version of the program stored it. */
  #another = false;

  constructor(home: Home, openSearch: OpenSearch) {
    this.#home = home;
    this.#openSearch = openSearch;
  }

  /** Serves what is published now; answers whether that is another build than before. */
  async refresh(): Promise<boolean> {
    const current = await readCurrent(this.#home);
    this.#another = current === null && (await isOfAnotherVersion(this.#home));
    if (current === null || current.build === this.build()) return false;
    const next = await this.#open(current);
    const last = this.#served;
    this.#served = next;
    if (last !== undefined) this.#retire(last);
    // Who was suppressed while it was opened was hidden in the last one only.
    await this.hide();
    return true;
  }

  build(): string | null {
    return this.#served?.observatory.build ?? null;
  }

  edition(): string | null {
    return this.#served === undefined ? null : editionOf(this.#served.observatory);
  }

  /** Hides whom the home says: whoever borrows from now on. */
  async hide(): Promise<void> {
    const served = this.#served;
    if (served === undefined) return;
    const hidden = await whoIsHidden(this.#home, served.observatory.reader);
    served.observatory = { ...served.observatory, hidden };
  }

  borrow(): Loan {
    const served = this.#served;
    if (served === undefined) {
      throw new VivierError('nothing-published', {
        what: this.#another
          ? 'What is built was built by another version: it is built again.'
          : 'Nothing is built yet.',
        why: this.#another
          ? 'Its pages are stored in another way, which this version does not read.'
          : 'The first build on this machine is going on, or failed.',
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
    const { observatory } = this.#home;
    const search = this.#openSearch(join(observatory, current.search), join(observatory, current.facets));
    return { ...(await openBuild(this.#home, current, search, CONNECTIONS)), loans: 0, retired: false };
  }

  #retire(served: Served): void {
    served.retired = true;
    if (served.loans === 0) served.close();
  }

  #giveBack(served: Served): void {
    served.loans--;
    if (served.retired && served.loans === 0) served.close();
  }
}
