import { table } from './table.ts';

/** Columns that tie a fact to the record it was read from. */
const origin = {
  source: {
    type: 'varchar',
    doc: 'supplier: paperlists, aiwatch, market, epoch, reports, awards, pay, ror, openalex, orcid',
  },
  file: {
    type: 'varchar',
    doc: "the file's path inside the imported folder, with `/`, such as iclr/iclr2021.json.gz",
  },
  record: { type: 'varchar', doc: "the record's own key in that file: its id, or row:<index from 0>" },
} as const;

const precisionDoc = 'day, month or year; empty where the date is not known';

export const sourceFile = table({
  name: 'source_file',
  doc: 'Every file that was read, once per content.',
  layer: 'facts',
  columns: {
    source: origin.source,
    file: origin.file,
    sha256: { type: 'varchar', doc: "hash of the file's bytes; a file known by it is not read again" },
    version: { type: 'varchar', doc: 'version of the reader: a file read by another one is read again' },
    bytes: { type: 'bigint', doc: 'size on disk' },
    records: { type: 'bigint', doc: 'records read, rejected ones included' },
    rejected: { type: 'bigint', doc: 'records of which at least a part was rejected' },
    terms: { type: 'varchar', doc: 'under which terms the supplier published it' },
  },
  key: ['source', 'file'],
});

export const rejection = table({
  name: 'rejection',
  doc: 'Every record, or field of a record, that was not taken, and why.',
  layer: 'facts',
  columns: {
    ...origin,
    ordinal: { type: 'integer', doc: 'counts the rejections of one record, from 0' },
    field: { type: 'varchar', doc: 'the field at fault; empty where it is the record or the file' },
    reason: {
      type: 'varchar',
      doc: 'code of the reason, such as list-length, date-in-future, truncated-gzip',
    },
    detail: { type: 'varchar', doc: 'what was found, shortened, and what was done instead' },
  },
  key: ['source', 'file', 'record', 'ordinal'],
});

export const workRecord = table({
  name: 'work_record',
  doc: 'A work as one supplier records it; works joins the records of one work.',
  layer: 'facts',
  columns: {
    ...origin,
    record_key: {
      type: 'varchar',
      varied: true,
      doc: "unique within the source: the record's id where ids are unique across files, else file#record",
    },
    title: { type: 'varchar', varied: true, doc: 'as printed', optional: true },
    venue: { type: 'varchar', doc: "the supplier's venue key, lower case, such as iclr", optional: true },
    venue_name: { type: 'varchar', doc: "the venue's printed name", optional: true },
    year: { type: 'smallint', doc: 'year of publication', optional: true },
    published_on: { type: 'date', doc: 'first day of the period in which it was published', optional: true },
    precision: { type: 'varchar', doc: precisionDoc, optional: true },
    known_on: { type: 'date', doc: 'from when the record could be known', optional: true },
    kind: { type: 'varchar', doc: 'conference-paper, journal-article, preprint, report, dataset, other' },
    status: { type: 'varchar', doc: 'as the venue printed it: Poster, Oral, ...', optional: true },
    track: { type: 'varchar', doc: 'as the venue printed it', optional: true },
    keywords: { type: 'varchar', doc: 'joined by ;', optional: true },
    doi: { type: 'varchar', doc: 'lower case, without resolver', optional: true },
    url: { type: 'varchar', varied: true, doc: 'page of the work', optional: true },
    code_url: { type: 'varchar', doc: "page of the work's code", optional: true },
    citations: {
      type: 'integer',
      doc: 'count given by the supplier; undated for paperlists: never for a question about the past',
      optional: true,
    },
    citations_on: { type: 'date', doc: 'date of that count', optional: true },
  },
  key: ['source', 'file', 'record'],
});

export const authorLine = table({
  name: 'author_line',
  doc: 'One author of one work record, in the printed order.',
  layer: 'facts',
  columns: {
    ...origin,
    position: { type: 'smallint', doc: 'from 0' },
    raw_name: { type: 'varchar', doc: 'as printed, white space folded' },
    raw_affiliation: {
      type: 'varchar',
      doc: "as printed, only where it surely is this line's own; several joined as the source does (+ or ;)",
      optional: true,
    },
    email_domain: {
      type: 'varchar',
      doc: "domain printed for this line, lower case, where it surely is the line's own",
      optional: true,
    },
    orcid: { type: 'varchar', doc: '0000-0000-0000-0000, given by the source', optional: true },
    openreview: { type: 'varchar', doc: 'OpenReview profile such as ~Ada_Lovelace1', optional: true },
    openalex: { type: 'varchar', doc: 'OpenAlex author id such as A5023888391', optional: true },
    institutions: {
      type: 'varchar',
      doc: 'organisation ids given by the source (ROR), joined by ;',
      optional: true,
    },
  },
  key: ['source', 'file', 'record', 'position'],
});

export const affiliationBag = table({
  name: 'affiliation_bag',
  doc: "Affiliations printed for a work without saying whose: the paper's bag, nobody's own.",
  layer: 'facts',
  columns: {
    ...origin,
    ordinal: { type: 'smallint', doc: 'from 0, in the printed order' },
    raw_affiliation: { type: 'varchar', doc: 'as printed' },
  },
  key: ['source', 'file', 'record', 'ordinal'],
});

export const citation = table({
  name: 'citation',
  doc: 'One work record cites another, as the supplier says.',
  layer: 'facts',
  columns: {
    ...origin,
    cited: { type: 'varchar', doc: 'record_key of the cited record in the same source' },
  },
  key: ['source', 'file', 'record', 'cited'],
});

export const post = table({
  name: 'post',
  doc: 'A source says that a person held a post, signed a report, trained a model or won an award: a name outside an author line.',
  layer: 'facts',
  columns: {
    ...origin,
    position: {
      type: 'smallint',
      doc: 'place of the name in the record, from 0; 0 where a record names one person',
    },
    post_key: {
      type: 'bigint',
      doc: 'h60 of what the record says (source, kind, person, organisation, role, dates) and of its count among equals, so that it outlives rows put in before it: decisions and anchors bind to it',
    },
    kind: { type: 'varchar', doc: 'post, report, model, award or migration' },
    raw_name: { type: 'varchar', doc: 'as printed' },
    raw_organisation: { type: 'varchar', doc: 'as printed; several joined by ;', optional: true },
    role: { type: 'varchar', doc: 'as printed', optional: true },
    employment: {
      type: 'varchar',
      doc: 'full-time, part-time, intern, affiliate, advisor, board, ..., lower case',
      optional: true,
    },
    valid_from: { type: 'date', doc: 'first day of the period in which it began', optional: true },
    from_precision: { type: 'varchar', doc: precisionDoc, optional: true },
    valid_to: {
      type: 'date',
      doc: 'first day of the period in which it ended; null where it goes on or is not known',
      optional: true,
    },
    to_precision: { type: 'varchar', doc: precisionDoc, optional: true },
    known_on: { type: 'date', doc: 'from when it could be known', optional: true },
    previous_organisation: { type: 'varchar', doc: 'as printed', optional: true },
    next_organisation: { type: 'varchar', doc: 'as printed', optional: true },
    title: { type: 'varchar', doc: 'title of the report, model or awarded work', optional: true },
    publisher: { type: 'varchar', doc: 'who said it', optional: true },
    url: { type: 'varchar', doc: 'where it was said; several joined by a space', optional: true },
    status: { type: 'varchar', doc: 'confirmed, reported, disputed or denied' },
    verified: { type: 'boolean', doc: "the row's main fact was read in a text" },
    note: { type: 'varchar', doc: 'what is weaker', optional: true },
  },
  key: ['source', 'file', 'record', 'position'],
  expectations: [
    {
      name: 'post_key is unique',
      sql: 'select post_key from post group by post_key having count(*) > 1',
    },
  ],
});

export const modelRelease = table({
  name: 'model_release',
  doc: 'A notable model, as Epoch AI records it.',
  layer: 'facts',
  columns: {
    ...origin,
    model: { type: 'varchar', doc: 'name' },
    raw_organisation: { type: 'varchar', doc: 'as printed; several joined by ,', optional: true },
    country: { type: 'varchar', doc: 'as printed', optional: true },
    published_on: { type: 'date', doc: 'day of publication', optional: true },
    precision: { type: 'varchar', doc: precisionDoc, optional: true },
    domain: { type: 'varchar', doc: 'as printed; several joined by ,', optional: true },
    task: { type: 'varchar', doc: 'as printed; several joined by ,', optional: true },
    reference: { type: 'varchar', doc: 'title of the paper or page that describes it', optional: true },
    url: { type: 'varchar', doc: 'where it was published', optional: true },
    parameters: { type: 'double', doc: 'count', optional: true },
    training_compute: { type: 'double', doc: 'FLOP', optional: true },
    accessibility: { type: 'varchar', doc: 'as Epoch AI words it', optional: true },
    notability: {
      type: 'varchar',
      doc: 'criteria by which Epoch AI counts it as notable, joined by ,',
      optional: true,
    },
  },
  key: ['source', 'file', 'record'],
});

export const award = table({
  name: 'award',
  doc: 'A best-paper or test-of-time award; its people stand in post with kind award.',
  layer: 'facts',
  columns: {
    ...origin,
    venue: { type: 'varchar', doc: 'venue that gave it, lower case' },
    year: { type: 'smallint', doc: 'year in which it was given' },
    award: { type: 'varchar', doc: 'name of the award' },
    title: { type: 'varchar', doc: 'the awarded work' },
    work_venue: { type: 'varchar', doc: 'venue of the work, lower case', optional: true },
    work_year: { type: 'smallint', doc: 'year of the work', optional: true },
  },
  key: ['source', 'file', 'record'],
});

export const payRecord = table({
  name: 'pay_record',
  doc: 'A self-reported yearly pay in an AI job, without employer and equity.',
  layer: 'facts',
  columns: {
    ...origin,
    year: { type: 'smallint', doc: 'year of the pay' },
    experience: { type: 'varchar', doc: 'EN, MI, SE or EX' },
    employment: { type: 'varchar', doc: 'FT, PT, CT or FL' },
    title: { type: 'varchar', doc: 'job title as given' },
    amount: { type: 'double', doc: 'gross yearly pay in currency' },
    currency: { type: 'varchar', doc: 'ISO 4217' },
    amount_usd: { type: 'double', doc: 'the same in US dollars, converted by the supplier' },
    residence: { type: 'varchar', doc: 'ISO 3166 country where the person works' },
    remote: { type: 'smallint', doc: 'share of work done remotely, percent' },
    location: { type: 'varchar', doc: 'ISO 3166 country of the employer' },
    size: { type: 'varchar', doc: 'S, M or L' },
  },
  key: ['source', 'file', 'record'],
});

export const claim = table({
  name: 'claim',
  doc: 'A published statement on the market: deals, team moves, packages, headcounts, supply, liquidity, milestones, conditions. Contradictory claims stand side by side.',
  layer: 'facts',
  columns: {
    ...origin,
    claim: {
      type: 'varchar',
      doc: 'c_ and 10 base-32 letters of the h60 of what the row says and of its count among equals',
    },
    kind: {
      type: 'varchar',
      doc: 'deal, migration, package, headcount, supply, liquidity, milestone or condition',
    },
    topic: { type: 'varchar', doc: 'what claims on the same matter share, such as meta-scale-2025' },
    subject: { type: 'varchar', doc: 'organisation it is about, as printed' },
    object: { type: 'varchar', doc: 'other organisation or person, as printed', optional: true },
    predicate: { type: 'varchar', doc: 'what is said, such as funding-round, all staff, tender' },
    statement: { type: 'varchar', doc: 'the claim in words, as the row gives it', optional: true },
    value_low: { type: 'double', doc: 'in unit', optional: true },
    value_high: { type: 'double', doc: 'in unit', optional: true },
    unit: { type: 'varchar', doc: 'USD, people, share, percent', optional: true },
    details: { type: 'varchar', doc: 'the other allow-listed fields of the row as a JSON object of texts' },
    valid_from: { type: 'date', doc: 'first day of the period it speaks of', optional: true },
    from_precision: { type: 'varchar', doc: precisionDoc, optional: true },
    valid_to: { type: 'date', doc: 'first day of the period in which it ended', optional: true },
    to_precision: { type: 'varchar', doc: precisionDoc, optional: true },
    known_on: { type: 'date', doc: 'day of the publication that says it', optional: true },
    publisher: { type: 'varchar', doc: 'who said it', optional: true },
    url: { type: 'varchar', doc: 'title or address of the publication', optional: true },
    status: { type: 'varchar', doc: 'confirmed, reported, disputed or denied' },
    verified: { type: 'boolean', doc: "the row's main fact was read in a text" },
    note: { type: 'varchar', doc: 'what is weaker', optional: true },
  },
  key: ['claim'],
});

export const registryOrganisation = table({
  name: 'registry_organisation',
  doc: 'An organisation as ROR, or our own list, records it.',
  layer: 'facts',
  columns: {
    ...origin,
    organisation: { type: 'varchar', doc: 'ROR id without resolver (03yrm5c26), or our own slug (openai)' },
    name: { type: 'varchar', doc: 'display name' },
    country: { type: 'varchar', doc: 'ISO 3166 alpha-2', optional: true },
    city: { type: 'varchar', doc: 'as the registry gives it', optional: true },
    kind: {
      type: 'varchar',
      doc: 'education, company, facility, government, healthcare, nonprofit, archive, funder, other',
    },
    domains: { type: 'varchar', doc: 'web domains, joined by ;', optional: true },
    established: { type: 'smallint', doc: 'year', optional: true },
    status: { type: 'varchar', doc: 'active, inactive or withdrawn' },
    ror: {
      type: 'varchar',
      doc: 'for our own entries: the ROR record it stands for and replaces',
      optional: true,
    },
  },
  key: ['source', 'file', 'record'],
});

export const registryName = table({
  name: 'registry_name',
  doc: 'A name of a registry organisation: label, alias or acronym.',
  layer: 'facts',
  columns: {
    ...origin,
    ordinal: { type: 'smallint', doc: 'from 0' },
    name: { type: 'varchar', doc: 'as registered' },
    kind: {
      type: 'varchar',
      doc: 'label, alias, acronym, short (a bare name that counts only in the market tables) or bare (only where it stands alone)',
    },
    language: { type: 'varchar', doc: 'ISO 639', optional: true },
    valid_from: { type: 'date', doc: 'from when the name is used', optional: true },
    valid_to: { type: 'date', doc: 'until when', optional: true },
  },
  key: ['source', 'file', 'record', 'ordinal'],
});

export const registryEdge = table({
  name: 'registry_edge',
  doc: 'A relation of two registry organisations.',
  layer: 'facts',
  columns: {
    ...origin,
    ordinal: { type: 'smallint', doc: 'from 0' },
    kind: {
      type: 'varchar',
      doc: 'parent, child, related, successor or predecessor: what `other` is to the record',
    },
    other: { type: 'varchar', doc: 'organisation id of the other' },
    valid_from: { type: 'date', doc: 'from when; null where always or not known', optional: true },
    valid_to: { type: 'date', doc: 'until when', optional: true },
  },
  key: ['source', 'file', 'record', 'ordinal'],
});
