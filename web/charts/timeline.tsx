import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { plainTitle } from '../../src/language/plain-title.ts';
import type { Words } from '../../src/locales/words.ts';
import { useWords } from '../parts/tongue.tsx';
import { venueYear } from '../parts/venue.ts';
import { type Bar, type Dot, type Lane, type Lanes, placeDots, type Spot } from './lanes.ts';
import { least, markAt, walkMarks } from './marks.ts';
import { linear, type Scale, yearOf, yearTicks } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

const bar = 10;
const axis = 24;
/** Mean width of a character of a name, in pixels. */
const strongCharacter = 7.4;
/** Organisations' colours in the order of lanes; 2 and 4 stand apart, as deuteranopes see them alike. */
const colours = [4, 3, 5, 1, 6, 2].map((number) => `var(--org-${number})`);

/** A move as the timeline joins two lanes by it. */
interface TimelineJoint {
  readonly id: string;
  readonly from: { readonly id: string | null } | null;
  readonly to: { readonly id: string | null };
  readonly date: string;
  readonly strength: 'documented' | 'likely' | 'possible';
  /** When, from where to where, what kind, how well known. */
  readonly said: string;
}

interface TimelineProps {
  readonly lanes: Lanes;
  readonly title: string;
  readonly joints?: readonly TimelineJoint[];
  /** A day that a line marks. */
  readonly asOf?: string | undefined;
  readonly onJoint?: (id: string) => void;
}

interface Row {
  readonly lane: Lane;
  readonly spots: readonly Spot[];
  readonly colour: string;
  /** Middle of the bar. */
  readonly y: number;
  readonly bottom: number;
}

interface Drawing {
  readonly rows: readonly Row[];
  readonly scale: Scale;
  readonly height: number;
  readonly step: number;
}

/** Pixels for the organisations' names: as the longest wants, within a fifth and three tenths of the width. */
function labelRoom(lanes: Lanes['lanes'], width: number): number {
  const longest = Math.max(...lanes.map(({ organisation }) => organisation?.name.length ?? 24));
  return Math.round(Math.min(width * 0.3, Math.max(196, width * 0.18, longest * strongCharacter + 20)));
}

function layOut({ lanes, domain }: Lanes, width: number, narrow: boolean): Drawing {
  const left = narrow ? 8 : labelRoom(lanes, width);
  const scale = linear(domain, [left, width - 12]);
  const crowd = Math.max(
    0,
    ...lanes.map(({ dots }) => Math.max(0, ...placeDots(dots, scale, 10.5).map(({ row }) => row))),
  );
  const step = crowd > 9 ? 7 : 10.5;
  const rows: Row[] = [];
  let y = 8;
  for (const [index, lane] of lanes.entries()) {
    const spots = placeDots(lane.dots, scale, step);
    const climb = spots.length > 0 ? (Math.max(...spots.map(({ row }) => row)) + 1) * step + 6 : 0;
    const middle = y + Math.max(narrow ? 20 + climb : 8 + climb, narrow ? 0 : 16) + bar / 2;
    const bottom = middle + bar / 2 + (narrow ? 8 : 18);
    const colour = lane.organisation ? (colours[index] ?? 'var(--org-rest)') : 'var(--org-rest)';
    rows.push({ lane, spots, colour, y: middle, bottom });
    y = bottom;
  }
  return { rows, scale, height: y + axis, step };
}

/** What stands under an organisation's name: the role and the years, as far as they are stated. */
function describe(lane: Lane, words: Words): string {
  const first = lane.bars[0];
  const last = lane.bars.at(-1);
  if (!first || !last) return '';
  const open = lane.bars.some((stay) => stay.open);
  const years = open
    ? words.say('timeline.since', { year: Math.floor(first.solidFrom) })
    : words.years(Math.floor(first.solidFrom), Math.floor(last.solidTo));
  const known = lane.strength === 'documented' ? '' : words.say(`timeline.${lane.strength}`);
  return [known, years].filter(Boolean).join(', ');
}

/** A person's organisations as bars, their works as dots. */
export function Timeline({ lanes, title, joints = [], asOf, onJoint }: TimelineProps) {
  const words = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const drawing = layOut(lanes, width, narrow);
  const ticks = yearTicks(drawing.scale, narrow ? 48 : 44).filter(
    (year) => drawing.scale(year) + 36 <= width,
  );
  const list = lanes.lanes
    .map(
      (lane) =>
        `${lane.organisation?.name ?? words.say('person.timeline.unprinted')} ${describe(lane, words)}`,
    )
    .join('; ');
  const count = lanes.lanes.reduce((sum, lane) => sum + lane.dots.length, 0);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={drawing.height}
          viewBox={`0 0 ${width} ${drawing.height}`}
          aria-labelledby={`${id}t ${id}d`}
          onKeyDown={walkMarks}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {words.say('person.timeline.desc', { lanes: lanes.lanes.length, list, works: count })}
          </desc>
          {ticks.map((year) => (
            <g key={year}>
              <line
                x1={drawing.scale(year)}
                x2={drawing.scale(year)}
                y1={4}
                y2={drawing.height - axis}
                className="grid"
              />
              <text x={drawing.scale(year) + 4} y={drawing.height - 8} className="quiet">
                {year}
              </text>
            </g>
          ))}
          {/* What a finger finds lies below all dots: a hit is the dot that is hit, a near miss one beside it. */}
          {drawing.rows.flatMap((row) =>
            row.spots.map((spot) => (
              <Link
                key={spot.dot.work.id}
                to="/works/$id"
                params={{ id: spot.dot.work.id }}
                tabIndex={-1}
                aria-hidden="true"
              >
                <circle cx={spot.x} cy={dotY(row, spot, drawing)} r={least / 2} fill="transparent" />
              </Link>
            )),
          )}
          {drawing.rows.map((row, index) => (
            <LaneRow
              key={row.lane.organisation?.id ?? row.lane.organisation?.name ?? ''}
              row={row}
              before={drawing.rows.slice(0, index).reduce((sum, { spots }) => sum + spots.length, 0)}
              drawing={drawing}
              narrow={narrow}
            />
          ))}
          {joints.map((joint) => (
            <JointMark key={joint.id} joint={joint} drawing={drawing} onJoint={onJoint} />
          ))}
          {asOf && (
            <line
              x1={drawing.scale(yearOf(asOf))}
              x2={drawing.scale(yearOf(asOf))}
              y1={0}
              y2={drawing.height - axis}
              stroke="var(--accent)"
              strokeWidth={1.5}
            />
          )}
        </svg>
      )}
    </div>
  );
}

/** A line from the lane left to the lane joined, with a ring at its end: full, half or dashed as it is known. */
function JointMark({
  joint,
  drawing,
  onJoint,
}: {
  joint: TimelineJoint;
  drawing: Drawing;
  onJoint: ((id: string) => void) | undefined;
}) {
  const rowOf = (id: string | null | undefined) =>
    id == null ? undefined : drawing.rows.find(({ lane }) => lane.organisation?.id === id);
  const [from, to] = [rowOf(joint.from?.id), rowOf(joint.to.id)];
  const end = to ?? from;
  if (!end) return null;
  const x = drawing.scale(yearOf(joint.date));
  const start = (to && from ? from : end).y;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand within a drawing
    <g
      className="joint"
      role="button"
      tabIndex={0}
      aria-label={joint.said}
      onClick={() => onJoint?.(joint.id)}
      onKeyDown={(event) => event.key === 'Enter' && onJoint?.(joint.id)}
    >
      <line
        x1={x}
        x2={x}
        y1={start}
        y2={end.y}
        stroke="var(--ink)"
        strokeWidth={1.5}
        strokeOpacity={joint.strength === 'documented' ? 1 : 0.6}
        {...(joint.strength === 'possible' && { strokeDasharray: '3 3' })}
      />
      <circle cx={x} cy={end.y} r={least / 2} fill="transparent" />
      <circle
        cx={x}
        cy={end.y}
        r={4.5}
        fill={joint.strength === 'documented' ? 'var(--ink)' : 'var(--paper)'}
        stroke="var(--ink)"
        strokeWidth={1.5}
        {...(joint.strength === 'possible' && { strokeDasharray: '2 2' })}
      />
      <title>{joint.said}</title>
    </g>
  );
}

interface LaneRowProps {
  readonly row: Row;
  /** Dots of the lanes above. */
  readonly before: number;
  readonly drawing: Drawing;
  readonly narrow: boolean;
}

/** The middle of a dot: over the bar, the later ones of a crowd above the earlier. */
const dotY = ({ y }: Row, { row }: Spot, { step }: Drawing): number => y - bar / 2 - 7 - row * step;

function LaneRow({ row, before, drawing, narrow }: LaneRowProps) {
  const words = useWords();
  const { lane, y, colour } = row;
  const name = lane.organisation?.name ?? words.say('person.timeline.unprinted');
  const label = narrow
    ? y -
      bar / 2 -
      6 -
      (row.spots.length > 0 ? 6 + drawing.step * (1 + Math.max(...row.spots.map((spot) => spot.row))) : 0)
    : y - 4;
  const limit = narrow ? 40 : Math.floor((drawing.scale.range[0] - 16) / strongCharacter);
  return (
    <g>
      <text
        x={0}
        y={label}
        className={`${narrow ? 'label' : 'body'} ${lane.organisation ? 'strong' : 'quiet'} halo`}
      >
        {name.length > limit ? `${name.slice(0, limit - 1)}…` : name}
        <title>{name}</title>
      </text>
      {!narrow && (
        <text x={0} y={y + 13}>
          {describe(lane, words)}
        </text>
      )}
      {lane.bars.map((stay) => (
        <Stay
          key={`${stay.strength}${stay.solidFrom}${stay.role}`}
          stay={stay}
          y={y}
          colour={colour}
          scale={drawing.scale}
        />
      ))}
      {row.spots.map((spot, index) => (
        <WorkDot
          key={spot.dot.work.id}
          spot={spot}
          index={before + index}
          y={dotY(row, spot, drawing)}
          colour={colour}
          small={drawing.step < 10}
        />
      ))}
    </g>
  );
}

function Stay({ stay, y, colour, scale }: { stay: Bar; y: number; colour: string; scale: Scale }) {
  const id = useId();
  const start = scale(stay.from);
  const end = scale(stay.to);
  const middle = scale((stay.solidFrom + stay.solidTo) / 2);
  const from = Math.min(scale(stay.solidFrom), middle - 4);
  const to = Math.max(scale(stay.solidTo), middle + 4);
  const top = y - bar / 2;
  if (stay.strength === 'possible') {
    return (
      <rect
        x={from - 2}
        y={top}
        width={to - from + 4}
        height={bar}
        rx={2}
        fill="none"
        stroke={colour}
        strokeWidth={1.25}
        strokeDasharray="3 2"
      />
    );
  }
  const opacity = stay.strength === 'documented' ? 1 : 0.55;
  return (
    <g>
      {start < from - 1 && (
        <Fade id={`${id}a`} from={start} to={from} top={top} colour={colour} opacity={opacity} into />
      )}
      <rect x={from} y={top} width={to - from} height={bar} fill={colour} fillOpacity={opacity} />
      {end > to + 1 && <Fade id={`${id}b`} from={to} to={end} top={top} colour={colour} opacity={opacity} />}
      {stay.founding && (
        <path
          d={`M${from} ${y - 8}L${from + 8} ${y}L${from} ${y + 8}L${from - 8} ${y}Z`}
          className="f-founding"
        >
          <title>{stay.role}</title>
        </path>
      )}
    </g>
  );
}

interface FadeProps {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly colour: string;
  readonly opacity: number;
  /** It grows towards the right rather than vanishing there. */
  readonly into?: boolean;
}

function Fade({ id, from, to, top, colour, opacity, into = false }: FadeProps) {
  return (
    <>
      <defs>
        <linearGradient id={id}>
          <stop offset="0" stopColor={colour} stopOpacity={into ? 0 : opacity} />
          <stop offset="1" stopColor={colour} stopOpacity={into ? opacity : 0.12} />
        </linearGradient>
      </defs>
      <rect x={from} y={top} width={to - from} height={bar} fill={`url(#${id})`} />
    </>
  );
}

interface WorkDotProps {
  readonly spot: Spot;
  readonly index: number;
  readonly y: number;
  readonly colour: string;
  readonly small: boolean;
}

function WorkDot({ spot, index, y, colour, small }: WorkDotProps) {
  const { work, full } = spot.dot;
  const radius = small ? 2.75 : full ? 4.25 : 3.6;
  return (
    <Link
      to="/works/$id"
      params={{ id: work.id }}
      aria-label={said(work).replaceAll('\n', ', ')}
      {...markAt(index)}
    >
      <circle
        cx={spot.x}
        cy={y}
        r={radius}
        fill={full ? colour : 'var(--paper)'}
        stroke={full ? 'var(--paper)' : colour}
        strokeWidth={full ? 1 : 1.5}
      />
      <title>{said(work)}</title>
    </Link>
  );
}

function said(work: Dot): string {
  return [plainTitle(work.title), venueYear(work), work.printed].filter(Boolean).join('\n');
}
