import { Link } from '@tanstack/react-router';
import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { useId } from 'react';
import type { MovesQuestion } from '../api.ts';
import { useWords } from '../parts/tongue.tsx';
import { least, markAt, walkMarks } from './marks.ts';
import { narrowBelow, useWidth } from './width.ts';

/** People of one way. */
export interface Way {
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly moves: number;
}

interface Place {
  /** The side, then the organisation. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

interface Band {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

const perPlace = 30;
const label = 15;
const colours = [1, 3, 5, 6, 2].map((number) => `var(--org-${number})`);

/** Where people came from, left, and where they went, right; an organisation stands on both sides where it both lost and won. */
export function Sankey({
  ways,
  title,
  question,
  own,
}: {
  ways: readonly Way[];
  title: string;
  question: MovesQuestion;
  /** The organisation that the drawing is about, if any: its side carries the accent. */
  own?: string;
}) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const margin = narrow ? Math.min(116, width * 0.31) : 200;
  const places = new Map<string, Place>();
  for (const { from, to } of ways) {
    places.set(`f ${from.id}`, { key: `f ${from.id}`, ...from });
    places.set(`t ${to.id}`, { key: `t ${to.id}`, ...to });
  }
  const sides = [...places.keys()].map((key) => key[0]);
  const most = Math.max(1, ...['f', 't'].map((side) => sides.filter((one) => one === side).length));
  const height = Math.max(120, most * perPlace);
  const laid =
    width > 0 && ways.length > 0
      ? sankey<Place, Band>()
          .nodeId(({ key }) => key)
          .nodeAlign(sankeyJustify)
          .nodeWidth(8)
          .nodePadding(12)
          .extent([
            [margin, 6],
            [width - margin, height - 6],
          ])({
          nodes: [...places.values()].map((place) => ({ ...place })),
          links: ways.map(({ from, to, moves }) => ({
            source: `f ${from.id}`,
            target: `t ${to.id}`,
            value: moves,
          })),
        })
      : undefined;
  const path = sankeyLinkHorizontal<Place, Band>();
  const limit = Math.floor((margin - 44) / (narrow ? 6 : 6.9));
  const colourOf = new Map(
    [...new Set([...places.values()].map((place) => place.id))].map((one, i) => [
      one,
      own === undefined
        ? (colours[i] ?? 'var(--org-rest)')
        : one === own
          ? 'var(--accent)'
          : 'var(--org-rest)',
    ]),
  );
  const placeOf = (end: Place | string | number): Place | undefined =>
    typeof end === 'object' ? end : places.get(String(end));
  const bands = (laid?.links ?? []).flatMap((link) => {
    const [from, to] = [placeOf(link.source), placeOf(link.target)];
    if (!from || !to) return [];
    const side = to.id === own ? 'var(--entry)' : 'var(--exit)';
    return {
      key: `${from.key} ${to.key}`,
      to: '/moves' as const,
      search: { ...question, from: from.id, to: to.id },
      d: path(link) ?? '',
      thick: link.width ?? 1,
      colour: (own === undefined ? colourOf.get(from.id) : side) ?? 'var(--org-rest)',
      said: say('moves.sankey.desc', { from: from.name, to: to.name, moves: link.value }),
    };
  });
  return (
    <div className="chart" ref={ref}>
      {laid && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-labelledby={`${id}t ${id}d`}
          onKeyDown={walkMarks}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {ways
              .map(({ from, to, moves }) => say('moves.sankey.desc', { from: from.name, to: to.name, moves }))
              .join('; ')}
          </desc>
          {/* What a finger finds lies below all bands: a hit is the band that is hit, a near miss one beside it. */}
          {bands.map(({ key, to, search, d, thick }) => (
            <Link key={key} to={to} search={search} tabIndex={-1} aria-hidden="true">
              <path d={d} fill="none" stroke="transparent" strokeWidth={Math.max(least, thick)} />
            </Link>
          ))}
          {bands.map(({ key, to, search, d, thick, colour, said }, index) => (
            <Link key={key} to={to} search={search} aria-label={said} {...markAt(index)}>
              <path d={d} fill="none" stroke={colour} strokeOpacity={0.34} strokeWidth={Math.max(1, thick)} />
              <title>{said}</title>
            </Link>
          ))}
          {laid.nodes.map((node) => {
            const before = node.key.startsWith('f');
            const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [node.x0, node.x1, node.y0, node.y1];
            const middle = (y0 + y1) / 2 + label / 3;
            const name = node.name.length > limit ? `${node.name.slice(0, limit - 1)}…` : node.name;
            return (
              <g key={node.key}>
                <rect
                  x={x0}
                  y={y0}
                  width={x1 - x0}
                  height={Math.max(2, y1 - y0)}
                  fill={colourOf.get(node.id)}
                />
                <text
                  x={before ? x0 - 8 : x1 + 8}
                  y={middle}
                  textAnchor={before ? 'end' : 'start'}
                  className="label halo"
                >
                  {name} <tspan className="strong">{node.value}</tspan>
                  <title>{node.name}</title>
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
