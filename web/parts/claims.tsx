import { claimSaid, quantity } from '../../src/locales/statements.ts';
import type { MarketClaim } from '../../src/tables/cards/evidence.ts';
import { useSpeaker } from './evidence.tsx';
import { Known } from './known.tsx';
import { SourcedRow } from './sourced-row.tsx';
import { Table } from './table.tsx';
import { useWords } from './tongue.tsx';

/** The day that a claim is about; else the day on which it was published, and said to be that. */
function When({ claim: { date: about, evidence } }: { claim: MarketClaim }) {
  const { say, date } = useWords();
  if (about) return date(about.on, about.precision, 'short');
  if (!evidence.date) return say('post.undated');
  return say('claim.published', { date: date(evidence.date.on, 'month', 'short') });
}

/** Claims in a table: when, what was said, by whom, how well known, with the source of each. */
export function Claims({ claims, subject = false }: { claims: readonly MarketClaim[]; subject?: boolean }) {
  const words = useWords();
  const { say } = words;
  const speaker = useSpeaker();
  return (
    <Table className="chart stack">
      <thead>
        <tr>
          <th scope="col">{say('claim.when')}</th>
          <th scope="col">{say('claim.what')}</th>
          <th scope="col">{say('claim.known')}</th>
          <th scope="col">{say('claim.source')}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <SourcedRow key={claim.id} columns={4} evidence={[claim.evidence]}>
            <td className="when">
              <When claim={claim} />
            </td>
            <td className="wide">
              {subject && claim.subject.name && <b>{claim.subject.name}: </b>}
              <span lang="en">{claimSaid(claim, words)}</span>
              {quantity(claim, words) && <span className="num quiet"> {quantity(claim, words)}</span>}
              <small className="quiet speaker">{speaker(claim.evidence)}</small>
            </td>
            <td>
              <Known how={claim.evidence.status ?? 'reported'} />
            </td>
          </SourcedRow>
        ))}
      </tbody>
    </Table>
  );
}
