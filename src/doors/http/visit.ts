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
  /** What a reply from the build alone rests on: the build, and who is hidden in it. */
  edition(): string | null;
}

/** What a reply from a build alone rests on. */
export const editionOf = ({ build, hidden }: Observatory): string => `${build}${hidden.mark}`;

/**
 * The context of one request. It sees one build from first to last, even if a new one is published meanwhile,
 * and knows what the reply rests on.
 */
export class Visit implements Context {
  readonly #lender: Lender;
  readonly #builder: Context['builder'];
  readonly #desk: Context['desk'];
  readonly hide: Context['hide'];
  #loan: Loan | undefined;
  #askedMore = false;

  constructor(lender: Lender, { builder, desk, hide }: Pick<Context, 'builder' | 'desk' | 'hide'>) {
    this.#lender = lender;
    this.#builder = builder;
    this.#desk = desk;
    this.hide = hide;
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

  /** The edition that the reply follows from alone, or null where the builder or the desk was asked too: they change any time. */
  restsOn(): string | null {
    const served = this.#loan?.observatory;
    return this.#askedMore || served === undefined ? null : editionOf(served);
  }

  end(): void {
    this.#loan?.giveBack();
    this.#loan = undefined;
  }
}
