import { createHash } from 'node:crypto';
import { addMonths } from '../../calendar/day.ts';
import { VivierError } from '../../tables/error.ts';
import { formatMoney } from '../money.ts';
import { LAST_MONTH } from '../offer/fields.ts';
import { inOffer, type Offer } from '../offer/offer.ts';
import { termsOf, unitsOf, type VestingPart } from '../offer/part-terms.ts';
import type { VestingTerms } from '../vesting/terms.ts';
import { checkOcf, OCF_VERSION } from './schema.ts';

/** Files of the Open Cap Format, by name. */
export type OcfFiles = Readonly<Record<string, unknown>>;

/** A file as its text: what its checksum in the manifest is of. */
export function ocfText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * The equity of an offer in the Open Cap Format: vesting terms, and issuances with their vesting starts. Milestones paid in shares become
 * terms with an event. Profit units are written as stock appreciation rights settled in shares, the format's nearest: their
 * threshold is the base price. Where the offer names the issuer (`company.issuer`), it is a whole package, with manifest, stakeholder,
 * class and plan; what a whole package must say is not made up. Throws `ocf-nothing` where there is no equity.
 */
export function exportOcf(offer: Offer, generatedAt: Date): OcfFiles {
  const granted = offer.parts.flatMap((part, place) => grantOf(offer, part, place));
  if (granted.length === 0)
    throw new VivierError('ocf-nothing', {
      what: 'The offer holds no shares to export.',
      why: 'The Open Cap Format records equity; cash has no place in it.',
      mend: 'Add a part of kind rsu, options or profit-units, or a milestone paid in shares.',
    });
  const files: Record<string, unknown> = {
    'VestingTerms.ocf.json': {
      file_type: 'OCF_VESTING_TERMS_FILE',
      items: granted.map(({ terms }) => terms),
    },
    'Transactions.ocf.json': {
      file_type: 'OCF_TRANSACTIONS_FILE',
      items: granted.flatMap(({ transactions }) => transactions),
    },
    ...issuerFiles(offer),
  };
  const { issuer } = offer.company;
  if (issuer !== undefined) files['Manifest.ocf.json'] = manifestOf(offer, issuer, files, generatedAt);
  for (const [name, content] of Object.entries(files)) checkOcf(content, name);
  return files;
}

type Issuer = NonNullable<Offer['company']['issuer']>;

/** Ids of what an offer has one of. */
const ids = { person: 'stakeholder', class: 'common', plan: 'plan', issuer: 'issuer' } as const;

function issuerFiles({ company, person }: Offer): OcfFiles {
  const { issuer, shares } = company;
  if (issuer === undefined) return {};
  const { plan } = issuer;
  return {
    'Stakeholders.ocf.json': {
      file_type: 'OCF_STAKEHOLDERS_FILE',
      items: [
        {
          id: ids.person,
          object_type: 'STAKEHOLDER',
          name: { legal_name: person?.legalName },
          stakeholder_type: 'INDIVIDUAL',
        },
      ],
    },
    'StockClasses.ocf.json': {
      file_type: 'OCF_STOCK_CLASSES_FILE',
      items: [
        {
          id: ids.class,
          object_type: 'STOCK_CLASS',
          name: 'Common',
          class_type: 'COMMON',
          default_id_prefix: 'CS-',
          initial_shares_authorized:
            issuer.commonAuthorized ?? (shares === undefined ? 'UNLIMITED' : `${shares}`),
          votes_per_share: `${issuer.votesPerShare}`,
          seniority: '1',
        },
      ],
    },
    ...(plan === undefined
      ? {}
      : {
          'StockPlans.ocf.json': {
            file_type: 'OCF_STOCK_PLANS_FILE',
            items: [
              {
                id: ids.plan,
                object_type: 'STOCK_PLAN',
                plan_name: plan.name,
                initial_shares_reserved: plan.reserved,
                stock_class_ids: [ids.class],
              },
            ],
          },
        }),
  };
}

function manifestOf({ start }: Offer, issuer: Issuer, files: OcfFiles, generatedAt: Date): unknown {
  const listed = (name: string) =>
    files[name] === undefined
      ? []
      : [
          {
            filepath: `./${name}`,
            md5: createHash('md5').update(ocfText(files[name])).digest('hex'),
          },
        ];
  return {
    ocf_version: OCF_VERSION,
    file_type: 'OCF_MANIFEST_FILE',
    issuer: {
      id: ids.issuer,
      object_type: 'ISSUER',
      legal_name: issuer.legalName,
      formation_date: issuer.formedOn,
      country_of_formation: issuer.country,
    },
    as_of: start,
    generated_at: generatedAt.toISOString(),
    stock_plans_files: listed('StockPlans.ocf.json'),
    stock_legend_templates_files: [],
    stock_classes_files: listed('StockClasses.ocf.json'),
    vesting_terms_files: listed('VestingTerms.ocf.json'),
    valuations_files: [],
    transactions_files: listed('Transactions.ocf.json'),
    stakeholders_files: listed('Stakeholders.ocf.json'),
  };
}

interface Granted {
  readonly terms: VestingTerms;
  readonly transactions: readonly unknown[];
}

function grantOf(offer: Offer, part: Offer['parts'][number], place: number): Granted[] {
  const id = `vesting-${place + 1}`;
  if (part.kind === 'milestone')
    return part.amount === undefined ? [milestoneGrant(offer, part, place, id)] : [];
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

function milestoneGrant(
  offer: Offer,
  { milestone, units, stake }: Extract<Offer['parts'][number], { kind: 'milestone' }>,
  place: number,
  id: string,
): Granted {
  const terms: VestingTerms = {
    id,
    object_type: 'VESTING_TERMS',
    name: milestone.name,
    description: `All shares vest when this is met: ${milestone.name}.`,
    allocation_type: 'CUMULATIVE_ROUNDING',
    vesting_conditions: [
      {
        id: 'milestone',
        portion: { numerator: '1', denominator: '1', remainder: false },
        trigger: { type: 'VESTING_EVENT' },
        next_condition_ids: [],
      },
    ],
  };
  const part: VestingPart = { kind: 'rsu', units, stake, vesting: { ocf: terms } };
  return { terms, transactions: [issuanceOf(offer, part, place, id)] };
}

const kinds = { options: 'OPTION', 'profit-units': 'SSAR', rsu: 'RSU' } as const;

function issuanceOf(offer: Offer, part: VestingPart, place: number, terms: string): unknown {
  const monetary = (value: Parameters<typeof inOffer>[1]) => {
    const money = inOffer(offer, value);
    return { amount: formatMoney(money), currency: money.currency };
  };
  const { issuer } = offer.company;
  return {
    id: `issuance-${place + 1}`,
    object_type: 'TX_EQUITY_COMPENSATION_ISSUANCE',
    date: offer.start,
    security_id: `security-${place + 1}`,
    custom_id: `EC-${place + 1}`,
    stakeholder_id: ids.person,
    security_law_exemptions: [],
    ...(issuer === undefined ? {} : { stock_class_id: ids.class }),
    ...(issuer?.plan === undefined ? {} : { stock_plan_id: ids.plan }),
    ...(part.accelerationOnSale === undefined
      ? {}
      : {
          comments: [
            `When the company is sold, ${part.accelerationOnSale} of what has not vested vests (1 is all of it).`,
          ],
        }),
    compensation_type: kinds[part.kind],
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
