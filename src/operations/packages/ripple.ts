import { z } from 'zod';
import { share } from '../../money/offer/fields.ts';
import { payRipple as ripple, rippleDefaults, type ScaleRow } from '../../money/ripple.ts';
import { VivierError } from '../../tables/error.ts';
import { type Observatory, operation } from '../operation.ts';

const scaleRow = z.strictObject({
  level: z.string().min(1).max(100),
  pay: z.number().positive().describe('a year'),
  count: z.int().min(1).max(10_000).default(1),
});

/** Heads that stand for a level of the pay data. */
const HEADS = 20;

const input = z.object({
  scale: z.array(scaleRow).max(2000).optional().describe('your own; without it, one drawn from the pay data'),
  from: z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be a country’s ISO 3166 code')
        .optional(),
      size: z.enum(['S', 'M', 'L']).optional().describe('of the employer'),
      since: z.int().min(2015).max(2100).default(2024),
    })
    .optional()
    .describe('which part of the pay data; levels are EN, MI, SE and EX'),
  hire: z.strictObject({ level: z.string().min(1).max(100), pay: z.number().positive() }),
  load: z.number().min(0).max(1).default(rippleDefaults.load),
  exitsLow: share.default(rippleDefaults.exitsLow),
  exitsHigh: share.default(rippleDefaults.exitsHigh),
  replacement: z
    .number()
    .min(0)
    .max(5)
    .default(rippleDefaults.replacement)
    .describe('cost of replacing one, in years of their pay'),
  years: z.int().min(1).max(10).default(rippleDefaults.years),
});

const range = z.object({ low: z.number(), high: z.number() });

const rippled = z.object({
  source: z.enum(['own', 'pay-data']),
  /** Answers of the pay data that the scale was drawn from. */
  answers: z.number().nullable(),
  scale: z.array(scaleRow),
  levels: z.array(
    z.object({
      level: z.string(),
      people: z.number(),
      low: z.number(),
      median: z.number(),
      high: z.number(),
      passed: z.number(),
      compaRatio: z.number(),
      step: z.number().nullable(),
    }),
  ),
  hire: z.object({
    level: z.string(),
    pay: z.number(),
    rank: z.number(),
    of: z.number(),
    inLevel: z.number(),
    timesMedian: z.number(),
  }),
  passed: z.object({ people: z.number(), sameLevel: z.number(), higherLevels: z.number() }),
  policies: z.array(
    z.object({
      policy: z.enum(['none', 'compa-ratio', 'rank']),
      raised: z.number(),
      yearly: z.number(),
      exits: range,
      total: range,
      after: z.array(z.number()),
    }),
  ),
  assumptions: z.object({
    load: z.number(),
    exitsLow: z.number(),
    exitsHigh: z.number(),
    replacement: z.number(),
    years: z.number(),
  }),
  exitsSource: z.string().describe('what the range of exits rests on'),
});
/** What one hire does to a scale. */
export type RippledPay = z.output<typeof rippled>;

export const payRipple = operation({
  name: 'payRipple',
  summary: 'What one hire does to an internal scale: who is passed, what re-levelling costs, who may leave.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/ripple' },
  input,
  output: rippled,
  run: async (context, { scale, from, hire, ...assumptions }) => {
    if (assumptions.exitsLow > assumptions.exitsHigh)
      throw new VivierError('input-refused', {
        what: 'The question cannot be read.',
        where: 'exitsLow',
        why: 'The low end of the range of exits is above its high end.',
      });
    const drawn =
      scale === undefined ? await drawScale(context.observatory(), from ?? { since: 2024 }) : null;
    const found = ripple(scale ?? drawn?.scale ?? [], hire, assumptions);
    return {
      ...found,
      source: drawn === null ? ('own' as const) : ('pay-data' as const),
      answers: drawn?.answers ?? null,
      scale: [...found.scale],
      levels: [...found.levels],
      policies: found.policies.map((one) => ({ ...one, after: [...one.after] })),
      exitsSource:
        'Card, Mas, Moretti and Saez, American Economic Review 102(6), 2012: job search below the median rises; exits were not measured',
    };
  },
});

/** Twenty heads a level at even quantiles of self-reported full-time pay, in US dollars. Throws `scale-refused` where too few answered. */
async function drawScale(
  { reader }: Observatory,
  { country, size, since }: { country?: string | undefined; size?: string | undefined; since: number },
): Promise<{ scale: ScaleRow[]; answers: number }> {
  const rows = await reader.rows(
    `select experience as level, count(*) as answers,
       quantile_cont(amount_usd, [${Array.from({ length: HEADS }, (_, i) => (i + 0.5) / HEADS).join(', ')}]) as pays
     from pay_record
     where employment = 'FT' and year >= $1 and ($2 is null or location = $2) and ($3 is null or size = $3)
     group by experience having count(*) >= ${HEADS} order by experience`,
    [since, country ?? null, size ?? null],
  );
  if (rows.length === 0)
    throw new VivierError('scale-refused', {
      what: 'Too few answered in the pay data for a scale.',
      where: 'from',
      why: `Fewer than ${HEADS} answers a level.`,
      mend: 'Ask for another country or size, or give a scale of your own.',
    });
  const pays = z.array(z.number());
  return {
    answers: rows.reduce((sum, row) => sum + Number(row['answers']), 0),
    scale: rows.flatMap((row) =>
      pays.parse(listOf(row['pays'])).map((pay) => ({ level: String(row['level']), pay, count: 1 })),
    ),
  };
}

/** DuckDB gives a list as text, or as an object that holds one. */
function listOf(value: unknown): unknown {
  if (typeof value === 'string') return JSON.parse(value);
  return typeof value === 'object' && value !== null && 'items' in value ? value.items : value;
}
