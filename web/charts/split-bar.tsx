import { useId } from 'react';
import { useWidth } from './width.ts';

/** A part of a whole. */
export interface Slice {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly colour: string;
}

/** One bar cut into its parts, each with its amount above and its name below where there is room. */
export function SplitBar({
  slices,
  title,
  money,
}: {
  slices: readonly Slice[];
  title: string;
  money: (amount: number) => string;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const shown = slices.filter(({ amount }) => amount > 0);
  const total = shown.reduce((sum, { amount }) => sum + amount, 0);
  const room = Math.max(0, width - 2 * (shown.length - 1));
  let from = 0;
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={76}
          viewBox={`0 0 ${width} 76`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>{shown.map(({ name, amount }) => `${name}: ${money(amount)}`).join('; ')}</desc>
          {shown.map(({ id: slice, name, amount, colour }) => {
            const wide = (room * amount) / total;
            const x = from;
            from += wide + 2;
            return (
              <g key={slice}>
                <rect x={x} y={22} width={wide} height={30} fill={colour} />
                {wide > 7 * money(amount).length && (
                  <text x={x} y={15} className="strong">
                    {money(amount)}
                  </text>
                )}
                {wide > 6.6 * name.length && (
                  <text x={x} y={70}>
                    {name}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
