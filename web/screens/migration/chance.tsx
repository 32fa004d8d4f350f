import { useId } from 'react';
import { chanceSaid, sizeSaid } from '../../../src/locales/mobility.ts';
import type { MigrationPage } from '../../../src/operations/mobility/show-migration.ts';
import { linear } from '../../charts/scale.ts';
import { useWidth } from '../../charts/width.ts';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Pairs seen beside pairs expected by chance. */
export function Chance({ page }: { page: MigrationPage }) {
  const words = useWords();
  const { say } = words;
  const title = say('migration.chance.title', { chance: chanceSaid(page, words) });
  const size = sizeSaid(page, words);
  const source = say('migration.chance.source', { permutations: page.permutations, pool: page.pool });
  if (page.expectedTies === null || page.p === null)
    return (
      <Figure title={title} source={source}>
        {size && <p>{size}</p>}
      </Figure>
    );
  return (
    <Figure
      title={title}
      dek={say('migration.chance.dek', { strata: strataSaid(page.strata, words) })}
      source={source}
      drawn
    >
      <Bars seen={page.tiesBefore} expected={page.expectedTies} title={title} />
      {size && <p>{size}</p>}
    </Figure>
  );
}

const strata = ['works', 'career age', 'field', 'tenure'] as const;
const keys = {
  works: 'strata.works',
  'career age': 'strata.age',
  field: 'strata.field',
  tenure: 'strata.tenure',
} as const;

function strataSaid(written: string, { say, list }: ReturnType<typeof useWords>): string {
  return (
    list(strata.filter((one) => written.split(', ').includes(one)).map((one) => say(keys[one]))) || written
  );
}

const row = 40;

function Bars({ seen, expected, title }: { seen: number; expected: number; title: string }) {
  const { say, number } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const x = linear([0, Math.max(1, seen, expected)], [0, width - 48]);
  const rows = [
    { label: say('migration.chance.seen'), value: seen, fill: 'var(--estimate)' },
    { label: say('migration.chance.expected'), value: expected, fill: 'var(--cohort)' },
  ];
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={row * 2}
          viewBox={`0 0 ${width} ${row * 2}`}
          role="img"
          aria-labelledby={id}
        >
          <title id={id}>{title}</title>
          {rows.map(({ label, value, fill }, i) => (
            <g key={label} transform={`translate(0 ${i * row})`}>
              <text y={12}>{label}</text>
              <rect y={18} width={Math.max(1, x(value))} height={14} fill={fill} />
              <text x={x(value) + 8} y={29} className="strong">
                {number(Math.round(value * 10) / 10)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
