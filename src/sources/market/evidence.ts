import type { Fields } from '../fields.ts';

/** Columns that every table of the market has: who said it, where, when, and how sure it is. */
export const evidenceColumns = [
  'source_publisher',
  'source_title_or_url',
  'source_date',
  'status',
  'verified',
  'note',
] as const;

export type EvidenceColumn = (typeof evidenceColumns)[number];

const statuses = ['confirmed', 'reported', 'disputed', 'denied'] as const;

interface Evidence {
  readonly known_on: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly status: string;
  readonly verified: boolean;
  readonly note: string | null;
}

/** The evidence of a row; a status that is none is kept as the weaker `reported`. */
export function evidenceOf(fields: Fields<EvidenceColumn>): Evidence {
  return {
    known_on: fields.knownOn('source_date'),
    publisher: fields.textOrNull('source_publisher'),
    url: fields.textOrNull('source_title_or_url'),
    status: fields.oneOf('status', statuses, 'reported'),
    verified: fields.oneOf('verified', ['yes', 'no'], 'no') === 'yes',
    note: fields.textOrNull('note'),
  };
}
