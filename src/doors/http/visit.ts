import type { Context, Observatory } from '../../operations/operation.ts';

/** A published build on loan: it stays open until it is given back. */
export interface Loan {
  readonly observatory: Observatory;
  giveBack(): void;
}

/** Who lends the build that is served; throws `nothing-published` before the first. */
export interface Lender {
  borrow(): Loan;
  /** The build that is served, or null before the first. */
  build(): string | null;
}

/**
 * The context of one request. It sees one build from first to last, even if a new one is published meanwhile,
 * and knows what the reply rests on.
 */
export class Visit implements Context {
  readonly #lender: Lender;
  readonly #builder: Context['builder'];
  #loan: Loan | undefined;
  #askedBuilder = false;

  constructor(lender: Lender, builder: Context['builder']) {
    this.#lender = lender;
    this.#builder = builder;
  }

  observatory(): Observatory {
    this.#loan ??= this.#lender.borrow();
    return this.#loan.observatory;
  }

  get builder(): Context['builder'] {
    this.#askedBuilder = true;
    return this.#builder;
  }

  /** The build that the reply follows from alone, or null where the builder was asked too: that changes any time. */
  restsOn(): string | null {
    return this.#askedBuilder ? null : (this.#loan?.observatory.build ?? null);
  }

  end(): void {
    this.#loan?.giveBack();
    this.#loan = undefined;
  }
}
