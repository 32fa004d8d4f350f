import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { clip } from './claims-beside.tsx';
import { narrowBelow, useWidth } from './width.ts';

/** A customer of the target: what it spends as a share of the revenue, and what of it leaves. */
export interface ShockCustomer {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  /** Share of the revenue; null where no amount is published. */
  readonly share: number | null;
  readonly leave: number;
  readonly disputed: boolean;
}

export interface ShockGainer {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  /** Published money that goes there, as a share of the revenue. */
  readonly share: number;
}

const tall = 267;
const step = 58;

/** Customers on the left, the target as a bar of its revenue, other suppliers on the right. Narrow, the three stand in a list. */
export function ShockMap({
  customers,
  gainers,
  target,
  revenue,
  title,
}: {
  customers: readonly ShockCustomer[];
  gainers: readonly ShockGainer[];
  target: string;
  /** In words; null where nobody published one. */
  revenue: string | null;
  title: string;
}) {
  const { say, percent } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const bar = { x: width * 0.45, width: Math.min(112, width * 0.12) };
  const left = width * 0.24;
  const right = width * 0.76;
  const rows = Math.max(customers.length, gainers.length);
  const height = Math.max(tall, rows * step) + 66;
  let reached = 40;
  const flows = customers.map((customer, row) => {
    const thick = (customer.share ?? 0) * tall;
    const flow = { customer, y: 40 + row * step, at: reached, thick, gone: thick * customer.leave };
    reached += Math.max(thick, 14);
    return flow;
  });
  const gone = flows.reduce((sum, flow) => sum + flow.gone, 0);
  const desc = say('shock.desc', {
    customers: customers.map(({ name, note }) => `${name}: ${note}`).join('; '),
    gainers: gainers.map(({ name, note }) => `${name}: ${note}`).join('; '),
  });
  if (narrow && width > 0)
    return (
      <div className="chart" ref={ref}>
        <Listed head={say('shock.customers')} rows={customers} />
        <Listed head={say('shock.rivals')} rows={gainers} />
      </div>
    );
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
          <text y={14} className="strong">
            {say('shock.customers')}
          </text>
          <text x={bar.x + bar.width / 2} y={14} className="strong" textAnchor="middle">
            {target}
          </text>
          <text x={right + 18} y={14} className="strong">
            {say('shock.rivals')}
          </text>
          <rect x={bar.x} y={40} width={bar.width} height={tall} className="f-stay" />
          {gone > 0 && <rect x={bar.x} y={40} width={bar.width} height={gone} className="f-exit" />}
          {gone > 14 && (
            <text
              x={bar.x + bar.width / 2}
              y={40 + gone / 2 + 5}
              className="strong on-exit"
              textAnchor="middle"
            >
              {percent(gone / tall)}
            </text>
          )}
          {revenue !== null && (
            <>
              <text x={bar.x + bar.width / 2} y={206} className="body strong" textAnchor="middle">
                {revenue}
              </text>
              <text x={bar.x + bar.width / 2} y={224} textAnchor="middle">
                {say('shock.revenue')}
              </text>
            </>
          )}
          {flows.map(({ customer, y, at, thick, gone: its }) => (
            <g key={customer.key}>
              <text x={left - 12} y={y + 14} className="body strong" textAnchor="end">
                {clip(customer.name, left - 12, 7.8)}
              </text>
              <text
                x={left - 12}
                y={y + 30}
                className={customer.disputed ? 't-disputed' : ''}
                textAnchor="end"
              >
                {/* What is said besides stands below. */}
                {customer.note.split(/\s?; /).map((line, i) => (
                  <tspan key={line} x={left - 12} dy={i === 0 ? 0 : 14}>
                    {clip(line, left - 12, 6.1)}
                  </tspan>
                ))}
              </text>
              {customer.share === null ? (
                <path
                  d={bend(left, y + 10, bar.x, at + 7)}
                  className={`flow ${customer.disputed ? 'disputed' : customer.leave > 0 ? 'exit' : 'stay'}`}
                />
              ) : (
                <>
                  <path d={ribbon(left, y, bar.x, at, thick)} className="f-cohort" />
                  <path d={ribbon(left, y, bar.x, at, its)} className="f-exit-soft" />
                </>
              )}
            </g>
          ))}
          {gainers.map((gainer, row) => {
            const y = 46 + row * step;
            const thick = Math.max(1.5, gainer.share * tall);
            return (
              <g key={gainer.key}>
                <path
                  d={bend(bar.x + bar.width, 46 + row * 9, right, y)}
                  className={gainer.share > 0 ? 'flow entry solid' : 'flow entry'}
                  strokeWidth={thick}
                />
                <path d={`M${right} ${y - 4}l7 4l-7 4Z`} className="f-entry" />
                <text x={right + 18} y={y} className="body strong">
                  {clip(gainer.name, width - right - 18, 7.8)}
                </text>
                <text x={right + 18} y={y + 16}>
                  {clip(gainer.note, width - right - 18, 6.1)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function Listed({
  head,
  rows,
}: {
  head: string;
  rows: readonly { readonly key: string; readonly name: string; readonly note: string }[];
}) {
  return (
    <>
      <h3>{head}</h3>
      <ul className="entries">
        {rows.map(({ key, name, note }) => (
          <li key={key}>
            <b>{name}</b>
            <p className="where">{note}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function bend(x1: number, y1: number, x2: number, y2: number): string {
  const half = (x1 + x2) / 2;
  return `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`;
}

function ribbon(x1: number, y1: number, x2: number, y2: number, thick: number): string {
  const half = (x1 + x2) / 2;
  return `${bend(x1, y1, x2, y2)}L${x2} ${y2 + thick}C${half} ${y2 + thick} ${half} ${y1 + thick} ${x1} ${y1 + thick}Z`;
}
