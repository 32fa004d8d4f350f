import { useId, useState } from 'react';
import { keepFigure, readFigure, type Unit, writeFigure } from './figure-text.ts';
import { useWords } from './tongue.tsx';

interface FigureFieldProps {
  readonly label: string;
  readonly unit: Unit;
  readonly value: number | undefined;
  /** Called while somebody types, with each figure that can be read; with undefined where an optional one is emptied. */
  readonly change: (value: number | undefined) => void;
  readonly optional?: boolean;
  readonly placeholder?: string | undefined;
  /** Shows the label beside the field; otherwise readers alone hear it. */
  readonly shown?: boolean;
}

/** A line for one figure, read as it is typed; what cannot be read is marked and changes nothing. */
export function FigureField({ label, unit, value, change, optional, placeholder, shown }: FigureFieldProps) {
  const { number, say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && (typed.trim() === '' ? !optional : readFigure(typed) === undefined);
  const field = (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      className={`field ${unit}`}
      aria-label={shown ? undefined : label}
      aria-invalid={wrong || undefined}
      placeholder={placeholder}
      value={typed ?? writeFigure(value, unit, number)}
      onChange={({ target }) => {
        setTyped(target.value);
        const figure = readFigure(target.value);
        if (figure !== undefined) change(keepFigure(figure, unit));
        else if (optional && target.value.trim() === '') change(undefined);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
  const sign = unit === 'percent' ? '%' : unit === 'months' ? say('packages.monthsUnit') : '';
  return shown ? (
    <label className="labelled" htmlFor={id}>
      <span>{label}</span>
      <span className="entry">
        {field}
        {sign && <small className="quiet">{sign}</small>}
      </span>
    </label>
  ) : (
    <span className="entry">
      {field}
      {sign && <small className="quiet">{sign}</small>}
    </span>
  );
}
