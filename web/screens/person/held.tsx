import type { PersonPage } from '../../../src/operations/show-person.ts';
import { Capped } from '../../parts/capped.tsx';
import { Record, useSupplier } from '../../parts/evidence.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { Terms } from '../data/suppliers.tsx';

export function Others({ person }: { person: PersonPage }) {
  const { say } = useWords();
  if (person.others.length === 0) return null;
  return (
    <Figure title={say('person.others')}>
      <Capped items={person.others} first={5}>
        {(shown) => (
          <ul className="records chart">
            {shown.map((other) => (
              <Record key={`${other.source} ${other.file} ${other.record} ${other.kind}`} evidence={other} />
            ))}
          </ul>
        )}
      </Capped>
    </Figure>
  );
}

export function Held({ person }: { person: PersonPage }) {
  const { say } = useWords();
  const supplier = useSupplier();
  const facts = person.held.map(({ source, kind, records, terms }) => ({
    id: `${source} ${kind}`,
    label: supplier(source),
    value: say('held.kind', { kind, count: records }),
    ...(terms && { note: <Terms source={source} terms={terms} /> }),
  }));
  return (
    <Figure title={say('person.held')} dek={say('person.held.dek')}>
      <div className="chart">
        <Facts facts={facts} />
      </div>
    </Figure>
  );
}
