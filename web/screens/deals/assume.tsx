import { useEffect, useId, useState } from 'react';

interface AssumeProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly show: (value: number) => string;
  readonly change: (value: number) => void;
}

/** An assumption with its slider. What is dragged is shown at once, and asked when the hand rests. */
export function Assume({ label, value, least = 0, most = 1, step = 0.05, show, change }: AssumeProps) {
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
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={dragged}
        onChange={(event) => setDragged(Number(event.target.value))}
      />
      <output htmlFor={id}>{show(dragged)}</output>
    </div>
  );
}
