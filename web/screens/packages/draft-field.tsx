import { FigureField } from '../../parts/figure-field.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { change, type Draft, figureAt, type Path } from './offer-draft.ts';
import type { Field } from './part-fields.ts';

interface DraftFieldProps {
  readonly draft: Draft;
  readonly base?: Path;
  readonly field: Field;
  readonly write: (draft: Draft) => void;
}

/** A figure of the draft, written back as it is typed. Amounts and units are kept as decimals in strings, exact. */
export function DraftField({ draft, base = [], field, write }: DraftFieldProps) {
  const { say } = useWords();
  const path = [...base, ...field.path];
  return (
    <FigureField
      shown
      label={say(field.label)}
      unit={field.unit}
      optional={field.optional ?? false}
      value={figureAt(draft, path)}
      change={(value) => {
        const exact = field.unit === 'money' || field.text;
        if (value === undefined && path.at(-2) === 'clawback') {
          write(change(draft, path.slice(0, -1), undefined));
          return;
        }
        const next = change(draft, path, value === undefined ? undefined : exact ? String(value) : value);
        write(path.at(-2) === 'clawback' ? change(next, [...path.slice(0, -1), 'falls'], 'monthly') : next);
      }}
    />
  );
}
