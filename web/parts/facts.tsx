import type { ReactNode } from 'react';

/** One fact: a label, its value, and a quiet line under it. */
export interface Fact {
  /** Tells it from another of the same label. */
  readonly id?: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** Labels and values on one line each, hairlines between. */
export function Facts({ facts, className = '' }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={`facts ${className}`}>
      {facts.map(({ id, label, value, note }) => (
        <div key={id ?? label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
