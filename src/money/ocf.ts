import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { z } from 'zod';
import { VivierError } from '../tables/error.ts';
import { addMonths, type Day } from './calendar.ts';
import { formatDecimal } from './fraction.ts';
import { formatMoney } from './money.ts';
import { transactionsFile, vestingTermsFile } from './ocf-schema.ts';
import { inOffer, type Offer } from './offer.ts';
import { LAST_MONTH } from './offer-fields.ts';
import { termsOf, unitsOf, type VestingPart } from './part-terms.ts';
import { accelerate, parseQuantity, type Tranche, vestingSchedule } from './vesting.ts';
import { numeric, terminationWindow, type VestingTerms, vestingTerms } from './vesting-terms.ts';

/** Files of the Open Cap Format by name. */
export type OcfFiles = Readonly<Record<'VestingTerms.ocf.json' | 'Transactions.ocf.json', unknown>>;

/**
 * The equity of an offer in the Open Cap Format: vesting terms, issuances and vesting starts. Milestones paid in shares become terms with an
 * event. Profit units are written as stock appreciation rights settled in shares, the format's nearest: their threshold is the base price.
 * The person is `stakeholder`: an offer names nobody. Throws `ocf-nothing` where there is no equity.
 */
export function exportOcf(offer: Offer): OcfFiles {
  const granted = offer.parts.flatMap((part, place) => grantOf(offer, part, place));
  if (granted.length === 0)
    throw new VivierError('ocf-nothing', {
      what: 'The offer holds no shares to export.',
      why: 'The Open Cap Format records equity; cash has no place in it.',
    });
  const files: OcfFiles = {
    'VestingTerms.ocf.json': {
      file_type: 'OCF_VESTING_TERMS_FILE',
      items: granted.map(({ terms }) => terms),
    },
    'Transactions.ocf.json': {
      file_type: 'OCF_TRANSACTIONS_FILE',
      items: granted.flatMap(({ transactions }) => transactions),
    },
  };
  check(validators().terms, files['VestingTerms.ocf.json'], 'VestingTerms.ocf.json');
  check(validators().transactions, files['Transactions.ocf.json'], 'Transactions.ocf.json');
  return files;
}

function grantOf(
  offer: Offer,
  part: Offer['parts'][number],
  place: number,
): { terms: VestingTerms; transactions: unknown[] }[] {
  const id = `vesting-${place + 1}`;
  if (part.kind === 'milestone') {
    if (part.amount !== undefined) return [];
    const terms: VestingTerms = {
      id,
      object_type: 'VESTING_TERMS',
      name: part.milestone.name,
      description: `All shares vest when this is met: ${part.milestone.name}.`,
      allocation_type: 'CUMULATIVE_ROUNDING',
      vesting_conditions: [
        { id: 'milestone', portion: whole, trigger: { type: 'VESTING_EVENT' }, next_condition_ids: [] },
      ],
    };
    return [
      {
        terms,
        transactions: [
          issuanceOf(
            offer,
            { kind: 'rsu', units: part.units, stake: part.stake, vesting: { ocf: terms } },
            place,
            id,
          ),
        ],
      },
    ];
  }
  if (!('vesting' in part)) return [];
  const terms = { ...termsOf(part.vesting, id), id };
  const started = terms.vesting_conditions.filter(({ trigger }) => trigger.type === 'VESTING_START_DATE');
  return [
    {
      terms,
      transactions: [
        issuanceOf(offer, part, place, id),
        ...started.map((condition) => ({
          id: `start-${place + 1}`,
          object_type: 'TX_VESTING_START',
          date: offer.start,
          security_id: `security-${place + 1}`,
          vesting_condition_id: condition.id,
        })),
      ],
    },
  ];
}

const whole = { numerator: '1', denominator: '1', remainder: false };

function issuanceOf(offer: Offer, part: VestingPart, place: number, terms: string): unknown {
  const monetary = (value: Parameters<typeof inOffer>[1]) => {
    const money = inOffer(offer, value);
    return { amount: formatMoney(money), currency: money.currency };
  };
  return {
    id: `issuance-${place + 1}`,
    object_type: 'TX_EQUITY_COMPENSATION_ISSUANCE',
    date: offer.start,
    security_id: `security-${place + 1}`,
    custom_id: `EC-${place + 1}`,
    stakeholder_id: 'stakeholder',
    security_law_exemptions: [],
    compensation_type: part.kind === 'options' ? 'OPTION' : part.kind === 'profit-units' ? 'SSAR' : 'RSU',
    quantity: unitsOf(offer, part),
    ...(part.kind === 'options' ? { exercise_price: monetary(part.strike), early_exercisable: false } : {}),
    ...(part.kind === 'profit-units' ? { base_price: monetary(part.threshold) } : {}),
    vesting_terms_id: terms,
    expiration_date: part.kind === 'options' ? addMonths(offer.start, part.expiryMonths ?? LAST_MONTH) : null,
    termination_exercise_windows:
      part.kind === 'options'
        ? (part.windows ?? [{ reason: 'VOLUNTARY_OTHER', period: 3, period_type: 'MONTHS' }])
        : [],
  };
}

/** A grant read from the format, with its schedule to the share. */
export interface ReadGrant {
  readonly security: string;
  readonly compensation: string;
  readonly quantity: string;
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly terms: string | null;
  readonly schedule: readonly { readonly on: Day; readonly quantity: string; readonly condition: string }[];
}

const termsItems = z.object({ items: z.array(vestingTerms) });
const monetary = z.object({ amount: z.string(), currency: z.string() });
const transactionItems = z.object({
  items: z.array(
    z.object({
      object_type: z.string(),
      security_id: z.string(),
      date: z.string(),
      compensation_type: z.string().optional(),
      quantity: numeric.optional(),
      exercise_price: monetary.optional(),
      base_price: monetary.optional(),
      vesting_terms_id: z.string().optional(),
      vesting_condition_id: z.string().optional(),
      vestings: z.array(z.object({ date: z.string(), amount: numeric })).optional(),
      termination_exercise_windows: z.array(terminationWindow).optional(),
    }),
  ),
});

/** Reads the two files, checks them and draws up every schedule. Throws `ocf-refused` with what is at fault, and where. */
export function readOcf(files: OcfFiles): ReadGrant[] {
  check(validators().terms, files['VestingTerms.ocf.json'], 'VestingTerms.ocf.json');
  check(validators().transactions, files['Transactions.ocf.json'], 'Transactions.ocf.json');
  const read = termsItems.safeParse(files['VestingTerms.ocf.json']);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refused('VestingTerms.ocf.json', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const terms = new Map(read.data.items.map((one) => [one.id, one]));
  const { items } = transactionItems.parse(files['Transactions.ocf.json']);
  const issuances = items.filter(({ object_type: type }) => /_ISSUANCE$/.test(type));
  return issuances.map((issuance): ReadGrant => {
    const own = items.filter(({ security_id: security }) => security === issuance.security_id);
    return {
      security: issuance.security_id,
      compensation: issuance.compensation_type ?? '',
      quantity: issuance.quantity ?? '0',
      price: issuance.exercise_price ?? issuance.base_price ?? null,
      terms: issuance.vesting_terms_id ?? null,
      schedule: scheduleFrom(issuance, own, terms).map(({ on, condition, quantity }) => ({
        on,
        condition,
        quantity: formatDecimal(quantity, 10),
      })),
    };
  });
}

type Transaction = z.output<typeof transactionItems>['items'][number];

/** Exact vestings where they are listed; else by terms, from the vesting start; without either, all on issuance, as the format says. */
function scheduleFrom(
  issuance: Transaction,
  own: readonly Transaction[],
  terms: ReadonlyMap<string, VestingTerms>,
): Tranche[] {
  const { quantity = '0', date, vestings, vesting_terms_id: termsId } = issuance;
  if (vestings)
    return vestings.map(({ date: on, amount }) => ({
      on,
      condition: 'listed',
      quantity: parseQuantity(amount),
    }));
  if (termsId === undefined) return [{ on: date, condition: 'issuance', quantity: parseQuantity(quantity) }];
  const found = terms.get(termsId);
  if (found === undefined)
    throw refused('Transactions.ocf.json', `vesting_terms_id ${termsId} is in no file of terms`);
  const start = own.find(({ object_type: type }) => type === 'TX_VESTING_START')?.date ?? date;
  const events = Object.fromEntries(
    own
      .filter(({ object_type: type }) => type === 'TX_VESTING_EVENT')
      .map(({ vesting_condition_id: id, date: on }) => [id ?? '', on]),
  );
  const schedule = vestingSchedule({ terms: found, quantity, start, events });
  return own
    .filter(({ object_type: type }) => type === 'TX_VESTING_ACCELERATION')
    .reduce((so, { date: on, quantity: more = '0' }) => accelerate(so, on, parseQuantity(more)), schedule);
}

let made: { terms: ValidateFunction; transactions: ValidateFunction } | undefined;

function validators() {
  if (made === undefined) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    formats.default(ajv);
    made = { terms: ajv.compile(vestingTermsFile), transactions: ajv.compile(transactionsFile) };
  }
  return made;
}

function check(validate: ValidateFunction, file: unknown, name: string): void {
  if (validate(file)) return;
  const faults = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw refused(name, faults.join('; '));
}

function refused(where: string, why: string): VivierError {
  return new VivierError('ocf-refused', {
    what: 'The file is not in the Open Cap Format, as far as it is read here.',
    where,
    why,
    mend: 'Correct what is named; vesting terms, issuances, vesting starts, events and accelerations are read.',
  });
}
