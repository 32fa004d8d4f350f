import type { NameKind } from './registry.ts';
import { WordTree } from './tree.ts';

/** How a phrase came to stand for an organisation. */
export type PhraseKind = NameKind | 'turned';

export interface Bearer {
  readonly organisation: number;
  readonly kind: PhraseKind;
}

export interface Phrase {
  readonly words: number;
  /** Sum of log(names / names with the word): how telling the words are together. */
  readonly rarity: number;
  /** Contains a word that only institutions bear (university, institute, ...). */
  readonly institutional: boolean;
  /** The first word stands in names of several organisations. */
  readonly shared: boolean;
  readonly bearers: readonly Bearer[];
}

/** What a phrase's words say of it. */
export type Worth = Omit<Phrase, 'bearers'>;

/** Of two ways in which a phrase came to stand for one organisation, the stronger counts. */
const kinds: readonly PhraseKind[] = ['short', 'bare', 'turned', 'acronym', 'alias', 'label'];
const strength = Object.fromEntries(kinds.map((kind, at) => [kind, at])) as Readonly<
  Record<PhraseKind, number>
>;

/**
 * Phrases in a tree of words, and who bears each: lists of numbers, as most of a quarter of a million phrases are never
 * asked for. A phrase is made when it is first found.
 */
export class Phrases {
  readonly #tree = new WordTree();
  /** Node of each first word: where most words end their search. */
  readonly #first: number[] = [];
  /** Number of the phrase that ends at a node, from 1; 0 where none does. */
  readonly #ending: number[] = [0];
  /** First and last bearer of each phrase, by number. */
  readonly #bearers: number[] = [0];
  readonly #last: number[] = [0];
  /** Organisation, kind and next of each bearer, and the words of each phrase. */
  readonly #organisation: number[] = [0];
  readonly #kind: number[] = [0];
  readonly #next: number[] = [0];
  readonly #words: (readonly number[])[] = [[]];
  readonly #made: (Phrase | undefined)[] = [undefined];
  readonly #worth: (words: readonly number[]) => Worth;

  /** `worth` says what is to be known of a phrase of words, by their numbers. */
  constructor(worth: (words: readonly number[]) => Worth) {
    this.#worth = worth;
  }

  /** How many phrases there are. */
  get size(): number {
    return this.#bearers.length - 1;
  }

  /** Node reached from `node` by `word`, 0 where no phrase goes on so; node 0 is where all begin. */
  child(node: number, word: number): number {
    return node === 0 ? (this.#first[word] ?? 0) : this.#tree.child(node, word);
  }

  /** Number of the phrase of these words, from 1 in the order in which they were added; 0 where there is none. */
  find(words: readonly number[]): number {
    let node = 0;
    for (const word of words) {
      node = this.child(node, word);
      if (node === 0) return 0;
    }
    return this.#ending[node] ?? 0;
  }

  /** The phrase that ends at a node. */
  at(node: number): Phrase | undefined {
    const phrase = this.#ending[node] ?? 0;
    if (phrase === 0) return undefined;
    const made = this.#made[phrase] ?? this.#make(phrase);
    this.#made[phrase] = made;
    return made;
  }

  /** Lets an organisation bear a phrase. */
  add(words: readonly number[], organisation: number, kind: PhraseKind): void {
    let node = 0;
    for (const [at, word] of words.entries()) {
      node = this.#tree.grow(node, word);
      if (node < this.#ending.length) continue;
      this.#ending.push(0);
      if (at > 0) continue;
      while (this.#first.length <= word) this.#first.push(0);
      this.#first[word] = node;
    }
    let phrase = this.#ending[node] ?? 0;
    if (phrase === 0) {
      phrase = this.#bearers.length;
      this.#ending[node] = phrase;
      this.#bearers.push(0);
      this.#last.push(0);
      this.#words.push(words);
      this.#made.push(undefined);
    }
    for (let at = this.#bearers[phrase] ?? 0; at > 0; at = this.#next[at] ?? 0)
      if (this.#organisation[at] === organisation) {
        this.#kind[at] = Math.max(this.#kind[at] ?? 0, strength[kind]);
        return;
      }
    const bearer = this.#organisation.length;
    this.#organisation.push(organisation);
    this.#kind.push(strength[kind]);
    this.#next.push(0);
    const last = this.#last[phrase] ?? 0;
    if (last === 0) this.#bearers[phrase] = bearer;
    else this.#next[last] = bearer;
    this.#last[phrase] = bearer;
  }

  #make(phrase: number): Phrase {
    const bearers: Bearer[] = [];
    for (let at = this.#bearers[phrase] ?? 0; at > 0; at = this.#next[at] ?? 0)
      bearers.push({
        organisation: this.#organisation[at] ?? 0,
        kind: kinds[this.#kind[at] ?? 0] ?? 'label',
      });
    return { ...this.#worth(this.#words[phrase] ?? []), bearers };
  }
}
