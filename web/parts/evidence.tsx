import { Link } from '@tanstack/react-router';
import type { MessageKey } from '../../src/locales/words.ts';
import type { Evidence } from '../../src/tables/cards/evidence.ts';
import { Known } from './known.tsx';
import { useWords } from './tongue.tsx';

const suppliers: Readonly<Record<string, MessageKey>> = {
  paperlists: 'source.paperlists',
  aiwatch: 'source.aiwatch',
  market: 'source.market',
  epoch: 'source.epoch',
  reports: 'source.reports',
  awards: 'source.awards',
  pay: 'source.pay',
  ror: 'source.ror',
  vivier: 'source.vivier',
  openalex: 'source.openalex',
};

/** A supplier's name in the reader's tongue; its key where it is one of the reader's own imports. */
export function useSupplier(): (source: string) => string {
  const { say } = useWords();
  return (source) => {
    const key = suppliers[source];
    return key ? say(key) : source;
  };
}

/** Who said so: the publisher where the record names one, else the supplier. */
export function useSpeaker(): (evidence: Evidence) => string {
  const supplier = useSupplier();
  return ({ publisher, source }) => publisher ?? supplier(source);
}

/** The host of an address, without `www.`; an address that is none is shown as it is. */
function host(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}

/** Only addresses of the web become links; a source's text must not run anything. */
export function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

/** The record behind a claim, said in full: who, what, when, how well known, where to check. */
export function Record({ evidence }: { evidence: Evidence }) {
  const { say, date } = useWords();
  const supplier = useSupplier();
  const speaker = useSpeaker();
  const place = `${evidence.file} · ${evidence.record}`;
  return (
    <li className="record">
      <p>
        <b>{speaker(evidence)}</b>
        {evidence.date && <span className="quiet"> {date(evidence.date.on, evidence.date.precision)}</span>}
        {evidence.status && <Known how={evidence.status} />}
      </p>
      {evidence.says && (
        <p className="says" lang="en">
          {evidence.work ? (
            <Link to="/works/$id" params={{ id: evidence.work }}>
              {evidence.says}
            </Link>
          ) : (
            evidence.says
          )}
        </p>
      )}
      {evidence.note && (
        <p className="soft" lang="en">
          {evidence.note}
        </p>
      )}
      <p className="where">
        {evidence.publisher && <span>{supplier(evidence.source)}</span>}
        <span className="path">{place}</span>
        {evidence.source === 'market' && evidence.verified !== null && (
          <span>{say(evidence.verified ? 'evidence.verified' : 'evidence.unverified')}</span>
        )}
        {evidence.urls.map((address) =>
          isWeb(address) ? (
            <a key={address} href={address} rel="noreferrer noopener external" target="_blank">
              {host(address)}
            </a>
          ) : (
            <span key={address}>{address}</span>
          ),
        )}
      </p>
    </li>
  );
}

/** Records in full; `total` counts those that did not come along as well. */
export function Records({ evidence, total }: { evidence: readonly Evidence[]; total: number }) {
  const { say } = useWords();
  return (
    <>
      <ul className="records">
        {evidence.map((piece) => (
          <Record
            key={`${piece.kind} ${piece.source} ${piece.file} ${piece.record} ${piece.says}`}
            evidence={piece}
          />
        ))}
      </ul>
      {total > evidence.length && (
        <p className="where">{say('evidence.rest', { count: total - evidence.length })}</p>
      )}
    </>
  );
}

/** A claim's sources, closed until asked for. */
export function Sources({ evidence }: { evidence: readonly Evidence[] }) {
  const { say } = useWords();
  return (
    <details className="sources">
      <summary data-sources>{say('evidence.count', { count: evidence.length })}</summary>
      <Records evidence={evidence} total={evidence.length} />
    </details>
  );
}
