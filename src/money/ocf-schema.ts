/*
 * JSON Schema (draft 7) of the part of the Open Cap Format that Vivier writes and reads: a file of vesting terms, and a file of transactions
 * with issuances of equity compensation, vesting starts and accelerations. Written by us after the format's published field names, types and
 * enumerations (Open Cap Table Coalition, version 1.2 and its successor), not copied from its schema files; a full package needs more
 * files (issuer, stakeholders, stock classes, manifest), which an offer knows nothing of.
 */
import { allocationTypes } from './allocation.ts';
import { terminationReasons } from './vesting-terms.ts';

const numeric = { type: 'string', pattern: '^[+-]?[0-9]+(\\.[0-9]{1,10})?$' };
const date = { type: 'string', format: 'date' };
const text = { type: 'string' };
const id = { type: 'string', minLength: 1 };
const monetary = {
  type: 'object',
  properties: { amount: numeric, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
  required: ['amount', 'currency'],
  additionalProperties: false,
};

const span = {
  length: { type: 'integer', minimum: 0 },
  occurrences: { type: 'integer', minimum: 1 },
  cliff_installment: { type: 'integer', minimum: 0 },
};
const period = {
  oneOf: [
    {
      type: 'object',
      properties: { type: { const: 'DAYS' }, ...span },
      required: ['type', 'length', 'occurrences'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        type: { const: 'MONTHS' },
        ...span,
        day_of_month: {
          type: 'string',
          pattern: '^(0[1-9]|1[0-9]|2[0-8]|(29|30|31|VESTING_START_DAY)_OR_LAST_DAY_OF_MONTH)$',
        },
      },
      required: ['type', 'length', 'occurrences', 'day_of_month'],
      additionalProperties: false,
    },
  ],
};

const triggerOf = (type: string, properties: object): object => ({
  type: 'object',
  properties: { type: { const: type }, ...properties },
  required: ['type', ...Object.keys(properties)],
  additionalProperties: false,
});

const condition = {
  type: 'object',
  properties: {
    id,
    description: text,
    portion: {
      type: 'object',
      properties: { numerator: numeric, denominator: numeric, remainder: { type: 'boolean' } },
      required: ['numerator', 'denominator'],
      additionalProperties: false,
    },
    quantity: numeric,
    trigger: {
      oneOf: [
        triggerOf('VESTING_START_DATE', {}),
        triggerOf('VESTING_EVENT', {}),
        triggerOf('VESTING_SCHEDULE_ABSOLUTE', { date }),
        triggerOf('VESTING_SCHEDULE_RELATIVE', { period, relative_to_condition_id: text }),
      ],
    },
    next_condition_ids: { type: 'array', items: text, uniqueItems: true },
  },
  required: ['id', 'trigger', 'next_condition_ids'],
  oneOf: [{ required: ['portion'] }, { required: ['quantity'] }],
  additionalProperties: false,
};

const comments = { type: 'array', items: text };

const terms = {
  type: 'object',
  properties: {
    id,
    object_type: { const: 'VESTING_TERMS' },
    comments,
    name: text,
    description: text,
    allocation_type: { enum: [...allocationTypes] },
    vesting_conditions: { type: 'array', items: condition, minItems: 1 },
  },
  required: ['id', 'object_type', 'name', 'description', 'allocation_type', 'vesting_conditions'],
  additionalProperties: false,
};

const transaction = { id, comments, security_id: id, date };

const issuance = {
  type: 'object',
  properties: {
    ...transaction,
    object_type: { enum: ['TX_EQUITY_COMPENSATION_ISSUANCE', 'TX_PLAN_SECURITY_ISSUANCE'] },
    custom_id: text,
    stakeholder_id: text,
    stock_plan_id: text,
    stock_class_id: text,
    board_approval_date: date,
    stockholder_approval_date: date,
    consideration_text: text,
    security_law_exemptions: { type: 'array' },
    compensation_type: { enum: ['OPTION', 'OPTION_NSO', 'OPTION_ISO', 'RSU', 'CSAR', 'SSAR'] },
    option_grant_type: { enum: ['NSO', 'ISO', 'INTL'] },
    quantity: numeric,
    exercise_price: monetary,
    base_price: monetary,
    early_exercisable: { type: 'boolean' },
    vesting_terms_id: text,
    vestings: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { date, amount: numeric },
        required: ['date', 'amount'],
        additionalProperties: false,
      },
    },
    expiration_date: { oneOf: [{ type: 'null' }, date] },
    termination_exercise_windows: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          reason: { enum: [...terminationReasons] },
          period: { type: 'integer' },
          period_type: { enum: ['DAYS', 'MONTHS', 'YEARS'] },
        },
        required: ['reason', 'period', 'period_type'],
        additionalProperties: false,
      },
    },
  },
  required: [
    'id',
    'object_type',
    'security_id',
    'date',
    'custom_id',
    'stakeholder_id',
    'security_law_exemptions',
    'compensation_type',
    'quantity',
    'expiration_date',
    'termination_exercise_windows',
  ],
  allOf: [
    {
      if: { properties: { compensation_type: { enum: ['OPTION', 'OPTION_NSO', 'OPTION_ISO'] } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ['exercise_price'] },
    },
    {
      if: { properties: { compensation_type: { enum: ['CSAR', 'SSAR'] } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ['base_price'] },
    },
  ],
  additionalProperties: false,
};

const simple = (type: string, properties: object): object => ({
  type: 'object',
  properties: { ...transaction, object_type: { const: type }, ...properties },
  required: ['id', 'object_type', 'security_id', 'date', ...Object.keys(properties)],
  additionalProperties: false,
});

const fileOf = (type: string, items: object): object => ({
  $schema: 'http://json-schema.org/draft-07/schema',
  type: 'object',
  properties: { file_type: { const: type }, items: { type: 'array', items } },
  required: ['file_type', 'items'],
  additionalProperties: false,
});

export const vestingTermsFile = fileOf('OCF_VESTING_TERMS_FILE', terms);
export const transactionsFile = fileOf('OCF_TRANSACTIONS_FILE', {
  oneOf: [
    issuance,
    simple('TX_VESTING_START', { vesting_condition_id: text }),
    simple('TX_VESTING_EVENT', { vesting_condition_id: text }),
    simple('TX_VESTING_ACCELERATION', { quantity: numeric, reason_text: text }),
  ],
});
