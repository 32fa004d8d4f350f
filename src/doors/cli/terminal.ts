import { styleText } from 'node:util';

/** How a text stands out. */
type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** One of the two places to which a command writes. */
export interface Terminal {
  /** Somebody looks at it, and a line can be drawn over. */
  readonly live: boolean;
  /** Cells of a line. */
  readonly width: number;
  write(text: string): void;
  /** The text in a style where colours are shown, as it is elsewhere. */
  paint(style: Style, text: string): string;
}

/** Cells of a line where nobody says: a pipe or a file. */
const PIPE_WIDTH = 100;
/** Longer lines are hard to read. */
const WIDEST = 120;

/** The terminal behind a stream. NO_COLOR and FORCE_COLOR are obeyed. */
export function openTerminal(stream: NodeJS.WriteStream, colour: boolean): Terminal {
  return {
    live: stream.isTTY === true,
    // Some terminals say 0.
    width: Math.min(stream.columns || PIPE_WIDTH, WIDEST),
    write: (text) => void stream.write(text),
    paint: (style, text) => (colour ? styleText(style, text, { stream }) : text),
  };
}
