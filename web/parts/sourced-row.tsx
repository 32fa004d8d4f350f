import type { ReactNode } from 'react';
import type { Evidence } from '../../src/tables/cards/evidence.ts';
import { Records } from './evidence.tsx';
import { OpeningRow } from './opening-row.tsx';
import { useWords } from './tongue.tsx';

interface SourcedRowProps {
  readonly columns: number;
  readonly evidence: readonly Evidence[];
  /** Records in all, where only some came along. */
  readonly total?: number;
  /** The cells, but for the last. */
  readonly children: ReactNode;
}

/** A row that makes a claim; its last cell opens the claim's sources. */
export function SourcedRow({ columns, evidence, total = evidence.length, children }: SourcedRowProps) {
  const { say } = useWords();
  return (
    <OpeningRow
      columns={columns}
      label={say('evidence.count', { count: total })}
      below={<Records evidence={evidence} total={total} />}
    >
      {children}
    </OpeningRow>
  );
}
