import type { LeavingLine } from '../../charts/leaving-curve.tsx';
import { useWords } from '../../parts/tongue.tsx';

interface LeavingMonthProps {
  readonly lines: readonly LeavingLine[];
  readonly month: number;
  readonly horizon: number;
  readonly money: (amount: number) => string;
  readonly change: (month: number) => void;
}

/** Chooses a month of leaving, and says what each line keeps then. */
export function LeavingMonth({ lines, month, horizon, money, change }: LeavingMonthProps) {
  const { say } = useWords();
  return (
    <div className="leaving-month">
      <label>
        <span>{say('packages.leavingAt', { months: month })}</span>
        <input
          type="range"
          min={0}
          max={horizon}
          value={month}
          onChange={({ target }) => change(Number(target.value))}
        />
      </label>
      <ul className="key" aria-live="polite">
        {lines.map(({ id, name, colour, points }) => {
          const point = points[Math.min(month, points.length - 1)];
          return (
            <li key={id}>
              <i className="swatch" style={{ background: colour }} />
              <span>
                {say('packages.keeps', { name })} <b className="num">{money(point?.value ?? 0)}</b>{' '}
                {point && point.high - point.low > 1 && (
                  <span className="quiet num">
                    {say('packages.between', { low: money(point.low), high: money(point.high) })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
