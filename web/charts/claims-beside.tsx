import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { linear, type Scale } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

/** How well one account is known, as a mark. */
export type AccountMark = 'documented' | 'likely' | 'possible' | 'disputed';

/** What one publisher printed. */
export interface Account {
  readonly id: string;
  readonly publisher: string;
  readonly note: string;
  readonly mark: AccountMark;
  /** One value a column; null where it says nothing of it. */
  readonly values: readonly (number | null)[];
}

/** A figure that several print: its heading, and what is used of it. */
export interface AccountColumn {
  readonly head: string;
  readonly used: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly show: (value: number) => string;
}

const rowHeight = 38;
const top = 40;

/** Accounts side by side, a row each, on one scale for each figure; below them what is used. */
export function ClaimsBeside({
  accounts,
  columns,
  title,
}: {
  accounts: readonly Account[];
  columns: readonly AccountColumn[];
  title: string;
}) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const label = narrow ? 0 : Math.min(268, width * 0.3);
  const across = (width - label) / columns.length;
  const line = narrow ? rowHeight + 18 : rowHeight;
  const height = top + accounts.length * line + 68;
  const scales = columns.map((column, place) => {
    const values = accounts.flatMap(({ values: its }) => its[place] ?? []);
    const left = label + place * across;
    return linear(domainOf(values, column.used), [left + 12, left + across - (narrow ? 44 : 56)]);
  });
  const desc = accounts
    .map((one) =>
      say('deal.claims.desc', {
        publisher: one.publisher,
        said: columns
          .flatMap(({ head, show }, i) => (one.values[i] == null ? [] : `${head} ${show(one.values[i])}`))
          .join(', '),
      }),
    )
    .join('; ');
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>{desc}</desc>
          {columns.map((column, place) => (
            <Axis
              key={column.head}
              column={column}
              scale={scales[place]!}
              bottom={top + accounts.length * line}
            />
          ))}
          {accounts.map((account, row) => (
            <g key={account.id} transform={`translate(0 ${top + row * line})`}>
              <text y={narrow ? 14 : 16} className="body">
                {clip(account.publisher, narrow ? width : label - 12, 7.6)}
              </text>
              {!narrow && (
                <text y={31} className="quiet">
                  {clip(account.note, label - 12, 6.4)}
                </text>
              )}
              <line x1={0} x2={width} y1={line - 1} y2={line - 1} className="grid" />
              {columns.map(({ head, show }, place) => {
                const value = account.values[place];
                return value == null ? null : (
                  <Mark
                    key={head}
                    value={value}
                    scale={scales[place]!}
                    y={narrow ? 34 : 18}
                    mark={account.mark}
                    text={show(value)}
                  />
                );
              })}
            </g>
          ))}
          <text y={top + accounts.length * line + 32} className="body strong">
            {narrow ? '' : say('deal.claims.row')}
          </text>
          {columns.map(({ head, used, show }, place) =>
            used === null ? null : (
              <Used
                key={head}
                used={used}
                scale={scales[place]!}
                y={top + accounts.length * line + 28}
                show={show}
              />
            ),
          )}
        </svg>
      )}
    </div>
  );
}

/** What is used, with room around it; what lies farther off is drawn at the edge, and said to be. */
function domainOf(values: readonly number[], used: AccountColumn['used']): readonly [number, number] {
  const [low, high] = used ? [used.low, used.high] : [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 1.4, high * 0.03);
  return [
    Math.max(low - room, Math.min(low, ...values) - room * 0.2),
    Math.min(high + room, Math.max(high, ...values) + room * 0.2),
  ];
}

function Axis({ column, scale, bottom }: { column: AccountColumn; scale: Scale; bottom: number }) {
  const { low, middle, high } = column.used ?? {
    low: scale.domain[0],
    middle: Number.NaN,
    high: scale.domain[1],
  };
  // Ticks stand where something is used, if there is room between them.
  const ticks = [low, middle, high].filter(
    (value, i, all) =>
      Number.isFinite(value) && all.slice(0, i).every((other) => Math.abs(scale(other) - scale(value)) > 34),
  );
  return (
    <g>
      <text x={scale.range[0] - 8} y={12} className="strong">
        {column.head}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={scale(tick)} x2={scale(tick)} y1={36} y2={bottom} className="grid" />
          <text x={scale(tick)} y={30} className="quiet" textAnchor="middle">
            {column.show(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Mark({
  value,
  scale,
  y,
  mark,
  text,
}: {
  value: number;
  scale: Scale;
  y: number;
  mark: AccountMark;
  text: string;
}) {
  const { say } = useWords();
  const [from, to] = scale.domain;
  const off = value < from || value > to;
  const x = Math.min(scale.range[1], Math.max(scale.range[0], scale(value)));
  return (
    <g transform={`translate(${x} ${y})`}>
      {off && <title>{say('deal.claims.off')}</title>}
      {off && (
        <path
          d="M-12 -6l4 12m2 -12l4 12"
          transform={value > to ? 'translate(-8 0)' : 'translate(50 0)'}
          className="break"
        />
      )}
      <Dot mark={mark} />
      <text x={11} y={4} className="label halo">
        {text}
      </text>
    </g>
  );
}

/** A full, half or empty dot, or a cross. */
function Dot({ mark }: { mark: AccountMark }) {
  if (mark === 'disputed') return <path d="M-5 -5l10 10m0 -10l-10 10" className="m-disputed" />;
  if (mark === 'documented') return <circle r={6} className="m-documented" />;
  return (
    <>
      <circle r={5.5} className={`m-${mark}`} />
      {mark === 'likely' && <path d="M0 -6a6 6 0 0 0 0 12Z" className="m-half" />}
    </>
  );
}

function Used({
  used: { low, middle, high },
  scale,
  y,
  show,
}: {
  used: NonNullable<AccountColumn['used']>;
  scale: Scale;
  y: number;
  show: (value: number) => string;
}) {
  const { say } = useWords();
  const [left, right] = [Math.min(scale(low), scale(middle) - 5), Math.max(scale(high), scale(middle) + 5)];
  const same = show(low) === show(high);
  return (
    <g>
      <rect x={left} y={y - 5} width={right - left} height={10} rx={5} className="e-interval" />
      <line x1={left} x2={right} y1={y} y2={y} className="e-whisker" />
      <circle cx={scale(middle)} cy={y} r={6} className="e-estimate" />
      <text x={Math.min(left, scale.range[1] - 24)} y={y + 26} className="label">
        {same ? show(middle) : say('deals.band', { middle: show(middle), low: show(low), high: show(high) })}
      </text>
    </g>
  );
}

/** A text that fits into so many pixels. */
export function clip(text: string, room: number, perCharacter: number): string {
  const most = Math.max(1, Math.floor(room / perCharacter));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
