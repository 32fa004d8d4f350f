import { useId } from 'react';
import { featureSaid, levelSaid } from '../../../src/locales/evidence.ts';
import type { Explained } from '../../../src/operations/decisions/explain-person.ts';
import { linear } from '../../charts/scale.ts';
import { narrowBelow, useWidth } from '../../charts/width.ts';
import { useWords } from '../../parts/tongue.tsx';

type Evidence = Pick<NonNullable<Explained['pair']>, 'bias' | 'parts' | 'score' | 'probability'>;

/** A bar of the waterfall: where the sum stands before and after it. */
interface Bar {
  readonly key: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Kinds of evidence drawn one by one; the others are drawn as one bar. */
const DRAWN = 7;
const row = 30;
const bar = 14;
/** Usual width of a letter of a label, in pixels. */
const LETTER = 6.6;

/** Log-odds with its sign, one digit after the point; a true minus. */
export function signed(value: number, number: (value: number) => string): string {
  const rounded = Math.round(value * 10) / 10;
  return `${rounded < 0 ? '−' : '+'}${number(Math.abs(rounded))}`;
}

function useBars({ bias, parts }: Evidence): readonly Bar[] {
  const words = useWords();
  const { say } = words;
  const shown = parts.slice(0, DRAWN);
  const rest = parts.slice(DRAWN).reduce((sum, { weight }) => sum + weight, 0);
  const steps = [
    { key: 'before', label: say('why.before'), weight: bias },
    ...shown.map(({ feature, level, weight }) => ({
      key: feature,
      label: say('why.part', { label: featureSaid(feature, words), text: levelSaid(level, words) }),
      weight,
    })),
    ...(parts.length > DRAWN ? [{ key: 'rest', label: say('why.rest'), weight: rest }] : []),
  ];
  let sum = 0;
  return steps.map(({ key, label, weight }) => {
    const from = sum;
    sum += weight;
    return { key, label, from, to: sum };
  });
}

/** Weights of evidence, one after the other, from before looking to the total: log-odds that one person wrote both works. */
export function Waterfall({ evidence }: { evidence: Evidence }) {
  const { say, number, percent } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const bars = useBars(evidence);
  const { bias, score, probability } = evidence;
  const beside = Math.min(330, width * 0.5);
  // A label that would run into the bars stands above its own, as on a phone, so that both have the width.
  const narrow = width < narrowBelow || bars.some(({ label }) => label.length * LETTER > beside);
  const [left, height] = narrow ? [4, row + 14] : [beside, row];
  const edges = bars.flatMap(({ from, to }) => [from, to]);
  const room = 44;
  const x = linear([Math.min(0, ...edges), Math.max(0, ...edges)], [left + room, width - room]);
  const middle = (index: number) => index * height + (narrow ? 27 : 15);
  const total = say('why.total', { share: percent(probability) });
  const tall = (bars.length + 1) * height + 8;
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={tall} viewBox={`0 0 ${width} ${tall}`} role="img" aria-labelledby={id}>
          <title id={id}>
            {say('why.desc', { bias: signed(bias, number), total: total.toLocaleLowerCase() })}
          </title>
          {/* Where labels stand above their bars, the line of nought is drawn beside bars alone: it would run through the words. */}
          {[...bars, undefined].map((one, index) => (
            <line
              key={one?.key ?? 'total'}
              x1={x(0)}
              x2={x(0)}
              y1={narrow ? middle(index) - bar / 2 - 2 : middle(index) - height / 2}
              y2={narrow ? middle(index) + bar / 2 + 2 : middle(index) + height / 2}
              className="axis"
            />
          ))}
          {bars.map(({ key, label, from, to }, index) => (
            <g key={key}>
              <text x={0} y={narrow ? middle(index) - 15 : middle(index) + 4} className="label halo">
                {label}
              </text>
              <rect
                x={Math.min(x(from), x(to))}
                y={middle(index) - bar / 2}
                width={Math.max(1, Math.abs(x(to) - x(from)))}
                height={bar}
                fill={to >= from && key !== 'before' ? 'var(--estimate)' : 'var(--org-rest)'}
              />
              <line
                x1={x(to)}
                x2={x(to)}
                y1={middle(index) + bar / 2}
                y2={narrow ? middle(index) + bar / 2 + 3 : middle(index + 1) - bar / 2}
                className="axis"
              />
              <text
                x={to >= from ? Math.max(x(from), x(to)) + 5 : Math.min(x(from), x(to)) - 5}
                y={middle(index) + 4}
                textAnchor={to >= from ? 'start' : 'end'}
                className="halo"
              >
                {signed(to - from, number)}
              </text>
            </g>
          ))}
          <text
            x={0}
            y={narrow ? middle(bars.length) - 15 : middle(bars.length) + 4}
            className="label strong halo"
          >
            {total}
          </text>
          <circle cx={x(score)} cy={middle(bars.length)} r={6} fill="var(--estimate)" />
          <text x={x(score) + 10} y={middle(bars.length) + 4} className="strong halo">
            {signed(score, number)}
          </text>
        </svg>
      )}
    </div>
  );
}
