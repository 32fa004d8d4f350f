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
  readonly #desk: Context['desk'];
  #loan: Loan | undefined;
  #askedMore = false;

  constructor(lender: Lender, builder: Context['builder'], desk: Context['desk']) {
    this.#lender = lender;
    this.#desk = desk;
    this.#builder = builder;
  }

  observatory(): Observatory {
    this.#loan ??= this.#lender.borrow();
    return this.#loan.observatory;
  }

  get builder(): Context['builder'] {
    this.#askedMore = true;
    return this.#builder;
  }

  desk(): ReturnType<Context['desk']> {
    this.#askedMore = true;
    return this.#desk();
  }

  /** The build that the reply follows from alone, or null where the builder or the desk was asked too: they change any time. */
  restsOn(): string | null {
    return this.#askedMore ? null : (this.#loan?.observatory.build ?? null);
  }

  end(): void {
    this.#loan?.giveBack();
    this.#loan = undefined;
  }
}
