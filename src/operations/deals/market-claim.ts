import { claimStatus, datedOf, type MarketClaim, marketClaim } from '../../tables/cards/evidence.ts';
import type { LedgerClaim } from './ledger.ts';

/** A claim of the ledger as every page shows claims. */
export function marketClaimOf({ claim, subject, object, details }: LedgerClaim): MarketClaim {
  const date = datedOf(claim.valid_from, claim.from_precision);
  const web = /^https?:\/\//.test(claim.url ?? '');
  return {
    id: claim.claim,
    kind: marketClaim.shape.kind.parse(claim.kind),
    topic: claim.topic,
    predicate: claim.predicate,
    subject: { id: subject, name: claim.subject },
    object: claim.object === null ? null : { id: object, name: claim.object },
    statement: claim.statement,
    low: claim.value_low,
    high: claim.value_high,
    unit: claim.unit,
    date,
    until: datedOf(claim.valid_to, claim.to_precision),
    details: { ...details },
    evidence: {
      kind: 'claim',
      source: claim.source,
      file: claim.file,
      record: claim.record,
      says: claim.statement,
      work: null,
      date: datedOf(claim.known_on, 'day') ?? date,
      knownOn: claim.known_on,
      publisher: claim.publisher,
      urls: web ? (claim.url ?? '').split(/\s+/).filter((part) => /^https?:\/\//.test(part)) : [],
      status: claimStatus.parse(claim.status),
      verified: claim.verified,
      // What is no address is the title of the publication.
      note: [web ? null : claim.url, claim.note].filter(Boolean).join('; ') || null,
    },
  };
}
