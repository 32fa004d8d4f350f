/** The only fields of a paper that are looked at. Abstracts, reviews, scores, e-mail addresses and profile links are not among them. */
export const paperFields = [
  'id',
  'title',
  'track',
  'status',
  'keywords',
  'author',
  'authorids',
  'orcid',
  'aff',
  'aff_domain',
  'aff_set',
  'site',
  'github',
  'gs_citation',
] as const;

export type PaperField = (typeof paperFields)[number];

/** A paper's allow-listed fields, as they stand in the file. */
export type Paper = Readonly<Partial<Record<PaperField, unknown>>>;

/** The record as a paper; null where it is no object. What it is typed as is all that can be read of it. */
export function asPaper(record: unknown): Paper | null {
  return typeof record === 'object' && record !== null && !Array.isArray(record) ? record : null;
}
