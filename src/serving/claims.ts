import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import { claimStatus, datedOf, type MarketClaim, marketClaim, type Named } from '../tables/cards/evidence.ts';
import { textOf } from './dates.ts';
import { addressesOf } from './posts.ts';

/** A claim, and the organisations whose pages show it. */
export interface ServedClaim {
  readonly organisations: readonly string[];
  readonly claim: MarketClaim;
}

const shapes = {
  id: 'text',
  kind: 'text',
  topic: 'text',
  predicate: 'text',
  subject: 'text',
  subjects: 'text',
  object: 'text',
  objects: 'text',
  statement: 'text',
  low: 'double',
  high: 'double',
  unit: 'text',
  from: 'text',
  fromPrecision: 'text',
  to: 'text',
  toPrecision: 'text',
  details: 'text',
  source: 'text',
  file: 'text',
  record: 'text',
  knownOn: 'text',
  publisher: 'text',
  url: 'text',
  status: 'text',
  verified: 'text',
  note: 'text',
} as const;

const detailsOf = z.record(z.string(), z.string());

/** Reads shown_claim and organisation_string: by kind and topic, the latest topic first, its claims in the order of publication. */
export async function readClaims(engine: Engine, organisations: readonly Named[]): Promise<ServedClaim[]> {
  const names = new Map(organisations.map((one) => [one.id ?? '', one]));
  const rows = await engine.read(
    `with meant as (
       select raw, string_agg(organisation, ' ' order by weight desc, organisation) as organisations
       from organisation_string where context = 'market' group by raw
     )
     select c.claim, c.kind, c.topic, c.predicate, c.subject, s.organisations, c.object, o.organisations, c.statement,
       c.value_low, c.value_high, c.unit, c.valid_from, c.from_precision, c.valid_to, c.to_precision, c.details,
       c.source, c.file, c.record, c.known_on, c.publisher, c.url, c.status, c.verified, c.note
     from shown_claim c
     left join meant s on s.raw = c.subject
     left join meant o on o.raw = c.object
     order by c.kind, max(coalesce(c.valid_from, c.known_on)) over (partition by c.kind, c.topic) desc nulls last, c.topic,
       coalesce(c.known_on, c.valid_from) nulls last, c.claim`,
    shapes,
  );
  return rows.id.map((id, i) => {
    const { urls, titles } = addressesOf(rows.url[i]!);
    const named = (text: string, ids: string): Named =>
      names.get(ids.split(' ')[0] ?? '') ?? { id: null, name: text };
    const date = datedOf(rows.from[i]!, rows.fromPrecision[i]!);
    const claim: MarketClaim = {
      id,
      kind: marketClaim.shape.kind.parse(rows.kind[i]),
      topic: rows.topic[i]!,
      predicate: rows.predicate[i]!,
      subject: named(rows.subject[i]!, rows.subjects[i]!),
      object: rows.object[i] ? named(rows.object[i], rows.objects[i]!) : null,
      statement: textOf(rows.statement[i]!),
      low: amountOf(rows.low[i]!),
      high: amountOf(rows.high[i]!),
      unit: textOf(rows.unit[i]!),
      date,
      until: datedOf(rows.to[i]!, rows.toPrecision[i]!),
      details: detailsOf.parse(JSON.parse(rows.details[i] || '{}')),
      evidence: {
        kind: 'claim',
        source: rows.source[i]!,
        file: rows.file[i]!,
        record: rows.record[i]!,
        says: textOf(rows.statement[i]!),
        work: null,
        date,
        knownOn: textOf(rows.knownOn[i]!),
        publisher: textOf(rows.publisher[i]!),
        urls,
        status: claimStatus.parse(rows.status[i]),
        verified: rows.verified[i] === 'true',
        note: textOf([titles, rows.note[i]].filter(Boolean).join('; ')),
      },
    };
    const about = `${rows.subjects[i]} ${rows.objects[i]}`.split(' ').filter((one) => one !== '');
    return { organisations: [...new Set(about)], claim };
  });
}

/** What reads as NaN was null. */
function amountOf(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
