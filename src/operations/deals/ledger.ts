import type { Line } from '../../deals/rivals.ts';
import type { EditDecided } from '../../desk/claim-edits.ts';
import type { Withhold } from '../../desk/suppressions.ts';
import type { Scalar } from '../../engine/engine.ts';
import { type EnteredClaim, readEntry } from '../../sources/market/claim-entry.ts';
import type { Context, Observatory } from '../operation.ts';

/** A claim of the market as it is told apart and reckoned with, from the build or entered here. */
export interface LedgerClaim {
  readonly claim: EnteredClaim;
  /** Organisation that `subject` means. */
  readonly subject: string | null;
  /** Organisation that `object` means, where it is one. */
  readonly object: string | null;
  /** The filled columns that have no place of their own; read once, since every page goes over all claims. */
  readonly details: Readonly<Record<string, string>>;
  /** The edit that brought it, where it was entered here. */
  readonly entry: { readonly decision: number; readonly who: string; readonly at: string } | null;
}

/** Every claim of the market, edits applied. */
export interface Ledger {
  readonly claims: readonly LedgerClaim[];
  /** Edits that took a claim out, by the claim. */
  readonly withdrawn: ReadonlyMap<string, EditDecided>;
  /** Which organisation a printed name means. */
  readonly meant: ReadonlyMap<string, string>;
}

type Reader = Observatory['reader'];

interface Stored {
  readonly claims: readonly LedgerClaim[];
  readonly meant: ReadonlyMap<string, string>;
}

const stored = new WeakMap<Reader, Promise<Stored>>();

/** The claims of the build; read once of each. */
function readStored(reader: Reader): Promise<Stored> {
  const known = stored.get(reader) ?? readClaims(reader);
  stored.set(reader, known);
  return known;
}

async function readClaims(reader: Reader): Promise<Stored> {
  const rows = await reader.rows(
    `select c.source, c.file, c.record, c.claim, c.kind, c.topic, c.subject, c.object, c.predicate, c.statement, c.value_low,
       c.value_high, c.unit, c.details, cast(c.valid_from as varchar) as valid_from, c.from_precision,
       cast(c.valid_to as varchar) as valid_to, c.to_precision, cast(c.known_on as varchar) as known_on, c.publisher, c.url,
       c.status, c.verified, c.note
     from claim c order by c.kind, c.topic, coalesce(c.known_on, c.valid_from) nulls last, c.claim`,
  );
  const names = await reader.rows(
    `select raw, max_by(organisation, weight) as organisation from organisation_string
     where context = 'market' and raw in (select subject from claim union select object from claim) group by raw`,
  );
  const meant = new Map(names.map((row) => [String(row['raw']), String(row['organisation'])]));
  return { claims: rows.map((row) => ledgerClaim(claimOfRow(row), meant, null)), meant };
}

function ledgerClaim(
  claim: EnteredClaim,
  meant: ReadonlyMap<string, string>,
  entry: LedgerClaim['entry'],
): LedgerClaim {
  return {
    claim,
    subject: meant.get(claim.subject) ?? null,
    object: claim.object === null ? null : (meant.get(claim.object) ?? null),
    details: JSON.parse(claim.details),
    entry,
  };
}

function claimOfRow(row: Record<string, Scalar>): EnteredClaim {
  const text = (name: string) => (row[name] == null ? null : String(row[name]));
  const number = (name: string) => (row[name] == null ? null : Number(row[name]));
  const filled = (name: string) => text(name) ?? '';
  return {
    source: filled('source'),
    file: filled('file'),
    record: filled('record'),
    claim: filled('claim'),
    kind: filled('kind'),
    topic: filled('topic'),
    subject: filled('subject'),
    object: text('object'),
    predicate: filled('predicate'),
    statement: text('statement'),
    value_low: number('value_low'),
    value_high: number('value_high'),
    unit: text('unit'),
    details: filled('details'),
    valid_from: text('valid_from'),
    from_precision: text('from_precision'),
    valid_to: text('valid_to'),
    to_precision: text('to_precision'),
    known_on: text('known_on'),
    publisher: text('publisher'),
    url: text('url'),
    status: filled('status'),
    verified: row['verified'] === true,
    note: text('note'),
  };
}

/** The claims of the build, with the edits that hold on the desk replayed over them, in the order in which they were made. */
export async function readLedger(context: Context): Promise<Ledger> {
  const { reader } = context.observatory();
  const { claimEdits, suppressions } = await context.desk();
  const [{ claims, meant }, edits] = [await readStored(reader), await claimEdits.standing()];
  if (edits.length === 0) return { claims, meant, withdrawn: new Map() };
  const withhold = await suppressions.withholding();
  const withdrawn = new Map<string, EditDecided>();
  const added = new Map<string, LedgerClaim>();
  for (const decided of edits) {
    const { edit, decision, madeAt } = decided;
    const [who, why] = [withhold(decided.who), withhold(decided.why)];
    const gone = edit.kind === 'withdraw' ? edit.claim : edit.replaces;
    if (gone !== null) withdrawn.set(gone, { ...decided, who, why });
    if (edit.kind === 'withdraw') continue;
    const read = readEntry(edit.table, edit.fields, madeAt.toISOString().slice(0, 10));
    // An entry was read when it was made; a column that has left the market since is not shown.
    if ('faults' in read) continue;
    const at = madeAt.toISOString();
    const claim = withoutNames(read.claim, withhold);
    added.set(claim.claim, ledgerClaim(claim, meant, { decision, who, at }));
    withdrawn.delete(read.claim.claim);
  }
  const held = new Map([...claims, ...added.values()].map((one) => [one.claim.claim, one]));
  return { claims: [...held.values()].filter(({ claim }) => !withdrawn.has(claim.claim)), meant, withdrawn };
}

/** An entered claim without the names of suppressed people, as the build has those that were imported. */
function withoutNames(claim: EnteredClaim, withhold: Withhold): EnteredClaim {
  const texts = Object.entries(claim).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'claim' ? withhold(value) : value,
  ]);
  return Object.fromEntries(texts) as EnteredClaim;
}

/** The filled columns of a claim that have no place of their own. */
export function detailOf({ details }: LedgerClaim): (name: string) => string | null {
  return (name) => details[name] ?? null;
}

/** A figure among the details. */
export function figureIn(claim: LedgerClaim, name: string): number | null {
  const text = detailOf(claim)(name);
  return text === null ? null : Number(text);
}

/** Names joined by `;`. */
export function namesIn(text: string | null): string[] {
  return (text ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** A name for nobody in particular: no firm that money goes to. */
const nobody = /^(?:several|many|others?|various)\b/i;

/** The graph of supply that the claims draw: one line for each supplier and customer that a claim names. */
export function supplyLines({ claims, meant }: Ledger): Line[] {
  const key = (name: string) => meant.get(name) ?? name;
  return claims
    .filter(({ claim }) => claim.kind === 'supply')
    .flatMap((one) => {
      const { claim } = one;
      const suppliers = namesIn(claim.subject).filter((name) => !nobody.test(name));
      const customers = namesIn(claim.object).filter((name) => !nobody.test(name));
      const several = namesIn(claim.subject).length > 1 || namesIn(claim.object).length > 1;
      return suppliers.flatMap((supplier) =>
        (claim.object === null ? [null] : customers).map((customer) => ({
          claim: claim.claim,
          supplier: key(supplier),
          supplierName: supplier,
          customer: customer && key(customer),
          customerName: customer ?? '',
          service: claim.statement ?? '',
          event: claim.predicate,
          // A sum of several at once is nobody's own.
          amount: several ? null : figureIn(one, 'amount_usd'),
          from: claim.valid_from,
          to: claim.valid_to,
          status: claim.status,
        })),
      );
    });
}
