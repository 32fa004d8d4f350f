import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { nameInTexts, withholdNames } from '../names/withhold.ts';
import { keyedHash } from '../tables/keyed-hash.ts';
import { type Decision, standing } from './decision.ts';
import { appendDecision, readJournal } from './journal.ts';
import type { Queries, Store } from './store.ts';

/** A person to be suppressed, as the served build has them; none of it is kept as it is. */
export interface Suppressed {
  /** Keys of all their mentions and posts. */
  readonly keys: readonly bigint[];
  /** Every spelling of their name. */
  readonly names: readonly string[];
}

/** What a build is handed: a hash of a key or name, and the key it was made with. */
export interface SuppressionRow {
  readonly kind: 'key' | 'name';
  readonly hash: string;
  readonly salt: string;
}

const hashRows = z.array(z.object({ decision: z.number(), kind: z.enum(['key', 'name']), hash: z.string() }));
type HashRow = z.infer<typeof hashRows>[number];

/** Takes names out of a text. */
export type Withhold = (text: string) => string;

/** People who are to appear nowhere: decisions that hold keyed hashes in the place of keys. */
export class Suppressions {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #random: (bytes: number) => Buffer;

  constructor(store: Store, now: () => Date, random: (bytes: number) => Buffer = randomBytes) {
    this.#store = store;
    this.#now = now;
    this.#random = random;
  }

  /** Suppresses a person; once this resolves it is kept. The person's own name is taken out of who and why. */
  async enter({ keys, names }: Suppressed, who: string, why: string): Promise<Decision> {
    const searched = new Set(names.flatMap((name) => nameInTexts(name) ?? []));
    const unnamed = (text: string) => withholdNames(text, (name) => searched.has(name));
    return this.#store.transaction(async (desk) => {
      const hash = keyedHash(await this.#key(desk));
      const ruling = {
        kind: 'suppress',
        keys: [],
        others: [],
        who: unnamed(who),
        why: unnamed(why),
      } as const;
      const decision = await appendDecision(desk, ruling, this.#now(), null);
      for (const [kind, texts] of [
        ['key', [...new Set(keys)].map(String)],
        ['name', [...searched]],
      ] as const)
        await desk.query(
          'insert into suppression select $1::text::bigint, $2, hash from unnest($3::text[]) as t(hash)',
          [String(decision.id), kind, texts.map(hash.of)],
        );
      return decision;
    });
  }

  /** The hashes of each suppression, undone ones too, by its decision. */
  async hashes(): Promise<ReadonlyMap<number, readonly string[]>> {
    const byDecision = Map.groupBy(await this.#rows(), ({ decision }) => decision);
    return new Map([...byDecision].map(([decision, rows]) => [decision, rows.map(({ hash }) => hash)]));
  }

  /** What a build is to withhold, without a trace of what was undone. */
  async standing(): Promise<SuppressionRow[]> {
    const rows = await this.#rows();
    if (rows.length === 0) return [];
    const held = standing(await readJournal(this.#store));
    const salt = await this.#key(this.#store);
    const one = new Map(
      rows
        .filter(({ decision }) => held.has(decision))
        .map(({ kind, hash }) => [hash, { kind, hash, salt }] as const),
    );
    return [...one.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  }

  /** Takes the names of suppressed people out of what people wrote on this desk: a reason, a claim. */
  async withholding(): Promise<Withhold> {
    const rows = (await this.standing()).filter(({ kind }) => kind === 'name');
    const [first] = rows;
    if (first === undefined) return (text) => text;
    const [hashes, { of }] = [new Set(rows.map(({ hash }) => hash)), keyedHash(first.salt)];
    return (text) => withholdNames(text, (name) => hashes.has(of(name)));
  }

  async #rows(): Promise<HashRow[]> {
    return hashRows.parse(
      await this.#store.query(
        'select decision::int, kind, hash from suppression order by decision, kind, hash',
      ),
    );
  }

  /** The key of this desk's hashes, made when it is first needed. */
  async #key(desk: Queries): Promise<string> {
    const [held] = await desk.query('select key from suppression_key');
    if (held !== undefined) return String(held['key']);
    const key = this.#random(32).toString('hex');
    await desk.query('insert into suppression_key values (1, $1)', [key]);
    return key;
  }
}
