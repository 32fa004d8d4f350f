import { useEffect, useId, useRef, useState } from 'react';
import type { DealQuestion } from '../../api.ts';
import { useWords } from '../../parts/tongue.tsx';
import { useQuestion } from './question.ts';

interface AssumeProps {
  readonly label: string;
  /** Where the usual value comes from: a source, or that it is an assumption. */
  readonly basis: string;
  /** Whether the reader has set it. */
  readonly own: boolean;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly show: (value: number) => string;
  readonly change: (value: number) => void;
}

/** An assumption with its slider and what it rests on. What is dragged is shown at once, and asked when the hand rests. */
export function Assume({
  label,
  basis,
  own,
  value,
  least = 0,
  most = 1,
  step = 0.05,
  show,
  change,
}: AssumeProps) {
  const { say } = useWords();
  const id = useId();
  const [dragged, setDragged] = useState(value);
  useEffect(() => setDragged(value), [value]);
  useEffect(() => {
    if (dragged === value) return;
    const rest = setTimeout(() => change(dragged), 120);
    return () => clearTimeout(rest);
  }, [dragged, value, change]);
  return (
    <div className="assume">
      <label htmlFor={id}>
        {label}
        <small className="quiet" id={`${id}b`}>
          {own ? say('assume.yours') : basis}
        </small>
      </label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={dragged}
        aria-describedby={`${id}b`}
        onChange={(event) => setDragged(Number(event.target.value))}
      />
      <output htmlFor={id}>{show(dragged)}</output>
    </div>
  );
}

/** Takes back what was changed of these assumptions: the last change, or all of them. Shown once there is something to take back. */
export function TakeBack({ id, names }: { id: string; names: readonly (keyof DealQuestion)[] }) {
  const { say } = useWords();
  const [asked, change] = useQuestion(id);
  const own: DealQuestion = Object.fromEntries(names.map((name) => [name, asked[name]]));
  const now = JSON.stringify(own);
  const past = useRef<DealQuestion[]>([]);
  const last = useRef(now);
  if (last.current !== now) {
    past.current = [...past.current, JSON.parse(last.current)];
    last.current = now;
  }
  const set = (to: DealQuestion) => change(Object.fromEntries(names.map((name) => [name, to[name]])));
  if (past.current.length === 0 && names.every((name) => asked[name] === undefined)) return null;
  return (
    <p className="acts">
      {past.current.length > 0 && (
        <button
          type="button"
          className="act"
          onClick={() => {
            const before = past.current.at(-1) ?? {};
            past.current = past.current.slice(0, -1);
            last.current = JSON.stringify(Object.fromEntries(names.map((name) => [name, before[name]])));
            set(before);
          }}
        >
          {say('assume.undo')}
        </button>
      )}
      {names.some((name) => asked[name] !== undefined) && (
        <button type="button" className="act" onClick={() => set({})}>
          {say('assume.reset')}
        </button>
      )}
    </p>
  );
}
