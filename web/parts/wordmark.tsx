import { Link } from '@tanstack/react-router';

/** The name and its mark: a dot on a band, the estimate and its interval. */
export function Wordmark() {
  return (
    <Link to="/" className="wordmark">
      Vivier
      <svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
        <rect x="1" y="3.5" width="28" height="7" rx="3.5" fill="var(--interval)" />
        <line x1="1" x2="29" y1="7" y2="7" stroke="var(--accent)" strokeWidth="1.25" />
        <circle cx="19" cy="7" r="5.5" fill="var(--accent)" />
      </svg>
    </Link>
  );
}
