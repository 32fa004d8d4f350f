import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import type { MarketClaim } from '../../../src/tables/cards/evidence.ts';
import { Capped } from '../../parts/capped.tsx';
import { Claims } from '../../parts/claims.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

const claimTitles = {
  deal: 'claims.deal',
  migration: 'claims.migration',
  package: 'claims.package',
  headcount: 'claims.headcount',
  supply: 'claims.supply',
  liquidity: 'claims.liquidity',
  milestone: 'claims.milestone',
  condition: 'claims.condition',
} as const;

/** Claims on one matter side by side, matters and claims latest first. */
function byMatter(claims: readonly MarketClaim[]): MarketClaim[] {
  const when = (claim: MarketClaim) => claim.date?.on ?? '';
  const latest = new Map<string, string>();
  for (const claim of claims) {
    if (when(claim) > (latest.get(claim.topic) ?? '')) latest.set(claim.topic, when(claim));
  }
  const matter = (claim: MarketClaim) => `${latest.get(claim.topic) ?? ''} ${claim.topic}`;
  return [...claims].sort((a, b) => matter(b).localeCompare(matter(a)) || when(b).localeCompare(when(a)));
}

/** What is claimed about the organisation, a figure for each kind. */
export function ClaimsFigures({ organisation }: { organisation: OrganisationPage }) {
  const { say } = useWords();
  const kinds = [...new Set(organisation.claims.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const claims = byMatter(organisation.claims.filter((claim) => claim.kind === kind));
    return (
      <Figure
        key={kind}
        title={say(claimTitles[kind])}
        source={say('claims.source', { count: claims.length })}
        sheet={{
          name: `${organisation.name} ${say(claimTitles[kind])}`,
          columns: [
            'claim',
            'topic',
            'subject',
            'object',
            'predicate',
            'statement',
            'low',
            'high',
            'unit',
            'date',
            'precision',
            'status',
            'verified',
            'publisher',
            'urls',
            'note',
            'source',
            'file',
            'record',
          ],
          rows: claims.map(({ evidence, ...claim }) => [
            claim.id,
            claim.topic,
            claim.subject.name,
            claim.object?.name ?? null,
            claim.predicate,
            claim.statement,
            claim.low,
            claim.high,
            claim.unit,
            claim.date?.on ?? null,
            claim.date?.precision ?? null,
            evidence.status,
            evidence.verified === null ? null : evidence.verified ? 'yes' : 'no',
            evidence.publisher,
            evidence.urls.join(' '),
            evidence.note,
            evidence.source,
            evidence.file,
            evidence.record,
          ]),
        }}
      >
        <Capped items={claims} first={6}>
          {(shown) => (
            <Claims claims={shown} subject={shown.some(({ subject }) => subject.id !== organisation.id)} />
          )}
        </Capped>
      </Figure>
    );
  });
}
