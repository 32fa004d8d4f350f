import { type ReactNode, useId, useState } from 'react';

interface OpeningRowProps {
  /** Cells of the whole table, the one with the button included. */
  readonly columns: number;
  /** What the button says. */
  readonly label: string;
  /** What opens below the row. */
  readonly below: ReactNode;
  /** The cells, but for the last. */
  readonly children: ReactNode;
}

/** A row of a table whose last cell opens more below it, as wide as the table. */
export function OpeningRow({ columns, label, below, children }: OpeningRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr>
        {children}
        <td className="toggle">
          <button
            type="button"
            className="quiet-button"
            data-sources
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            {label}
          </button>
        </td>
      </tr>
      {open && (
        <tr className="opened" id={id}>
          <td colSpan={columns} className="wide">
            {below}
          </td>
        </tr>
      )}
    </>
  );
}
