import { z } from 'zod';
import type { Day } from '../../calendar/day.ts';
import { VivierError } from '../../tables/error.ts';
import { formatDecimal } from '../fraction.ts';
import { numeric, type VestingTerms, vestingTerms } from '../vesting/terms.ts';
import { accelerate, parseQuantity, type Tranche, vestingSchedule } from '../vesting/vesting.ts';
import type { OcfFiles } from './ocf.ts';
import { checkOcf, refusedOcf } from './schema.ts';

/** A grant read from the format, with its schedule to the share. */
export interface ReadGrant {
  readonly security: string;
  /** OCF's compensation type; `STOCK` or `WARRANT` for shares and warrants that vest. */
  readonly compensation: string;
  readonly quantity: string;
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly plan: string | null;
  readonly terms: string | null;
  readonly schedule: readonly { readonly on: Day; readonly quantity: string; readonly condition: string }[];
  /** Shares that no day is known for: they wait for an event, or are in no condition. */
  readonly waiting: string;
  /** Why there is no schedule: terms that are in no file, or more vesting than is granted. Null where there is one. */
  readonly problem: string | null;
}

const monetary = z.object({ amount: z.string(), currency: z.string() });
const transaction = z.object({
  object_type: z.string(),
  security_id: z.string().optional(),
  date: z.string(),
  compensation_type: z.string().optional(),
  quantity: numeric.optional(),
  exercise_price: monetary.optional(),
  base_price: monetary.optional(),
  share_price: monetary.optional(),
  stock_plan_id: z.string().optional(),
  vesting_terms_id: z.string().optional(),
  vesting_condition_id: z.string().optional(),
  vestings: z.array(z.object({ date: z.string(), amount: numeric })).optional(),
});
type Transaction = z.output<typeof transaction>;

/** Kinds of issuances that can vest, and what is granted where they do not say; convertibles do not vest. */
const issuances: Readonly<Record<string, string>> = {
  TX_EQUITY_COMPENSATION_ISSUANCE: '',
  TX_PLAN_SECURITY_ISSUANCE: '',
  TX_STOCK_ISSUANCE: 'STOCK',
  TX_WARRANT_ISSUANCE: 'WARRANT',
};

/**
 * The grants of files in the Open Cap Format, whichever are given: each is checked against the schema of its `file_type`; vesting
 * terms and transactions are read, the others only checked. Throws `ocf-refused` with what is at fault, and where.
 */
export function readOcf(files: OcfFiles): ReadGrant[] {
  const terms = new Map<string, VestingTerms>();
  const items: Transaction[] = [];
  for (const [name, content] of Object.entries(files)) {
    const type = checkOcf(content, name);
    if (type === 'OCF_VESTING_TERMS_FILE')
      for (const one of itemsOf(content, vestingTerms, name)) terms.set(one.id, one);
    if (type === 'OCF_TRANSACTIONS_FILE') items.push(...itemsOf(content, transaction, name));
  }
  const bySecurity = Map.groupBy(items, ({ security_id: security }) => security);
  return items
    .filter(
      ({ object_type: type, compensation_type: kind, vesting_terms_id: id, vestings }) =>
        // Shares and warrants that do not vest are nobody's grant.
        Object.hasOwn(issuances, type) && (kind !== undefined || id !== undefined || vestings !== undefined),
    )
    .map((issuance) => grantOf(issuance, bySecurity.get(issuance.security_id) ?? [], terms));
}

function itemsOf<Item extends z.ZodType>(content: unknown, item: Item, name: string): z.output<Item>[] {
  const read = z.object({ items: z.array(item) }).safeParse(content);
  if (read.success) return read.data.items;
  throw refusedOcf(
    name,
    read.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`).join('; '),
  );
}

function grantOf(
  issuance: Transaction,
  own: readonly Transaction[],
  terms: ReadonlyMap<string, VestingTerms>,
): ReadGrant {
  const { quantity = '0' } = issuance;
  const drawn = scheduleFrom(issuance, own, terms);
  const schedule = 'problem' in drawn ? [] : drawn;
  const left = schedule.reduce((sum, tranche) => sum - tranche.quantity, parseQuantity(quantity));
  return {
    security: issuance.security_id ?? '',
    compensation: issuance.compensation_type ?? issuances[issuance.object_type] ?? '',
    quantity,
    price: issuance.exercise_price ?? issuance.base_price ?? issuance.share_price ?? null,
    plan: issuance.stock_plan_id ?? null,
    terms: issuance.vesting_terms_id ?? null,
    schedule: schedule.map((tranche) => ({ ...tranche, quantity: formatDecimal(tranche.quantity, 10) })),
    waiting: formatDecimal(left, 10),
    problem: 'problem' in drawn ? drawn.problem : null,
  };
}

/** Exact vestings where they are listed; else by terms, from the vesting start; without either, all on issuance, as the format says. */
function scheduleFrom(
  issuance: Transaction,
  own: readonly Transaction[],
  terms: ReadonlyMap<string, VestingTerms>,
): readonly Tranche[] | { readonly problem: string } {
  const { quantity = '0', date, vestings, vesting_terms_id: termsId } = issuance;
  const of = (type: string) => own.filter((one) => one.object_type === type);
  if (vestings)
    return vestings.map(({ date: on, amount }) => ({
      on,
      condition: 'listed',
      quantity: parseQuantity(amount),
    }));
  if (termsId === undefined) return [{ on: date, condition: 'issuance', quantity: parseQuantity(quantity) }];
  const found = terms.get(termsId);
  if (found === undefined) return { problem: `vesting_terms_id ${termsId} is in no file that was given` };
  const [start] = of('TX_VESTING_START');
  const events = Object.fromEntries(
    of('TX_VESTING_EVENT').map(({ vesting_condition_id: id, date: on }) => [id ?? '', on]),
  );
  try {
    const schedule = vestingSchedule({ terms: found, quantity, start: start?.date ?? date, events });
    return of('TX_VESTING_ACCELERATION').reduce(
      (so, { date: on, quantity: more = '0' }) => accelerate(so, on, parseQuantity(more)),
      schedule,
    );
  } catch (error) {
    if (error instanceof VivierError && error.code === 'vesting-refused') return { problem: error.message };
    throw error;
  }
}
