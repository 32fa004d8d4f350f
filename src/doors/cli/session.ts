import type { Words } from '../../locales/words.ts';
import type { Home } from '../../pipeline/home.ts';
import type { Terminal } from './terminal.ts';

/** How an answer is printed. */
export type Form = 'text' | 'json' | 'csv';

/** What every command is told besides its own arguments. */
export interface Session {
  readonly home: Home;
  /** Where the desk is: its folder, or postgres://… */
  readonly desk: string;
  readonly words: Words;
  readonly form: Form;
  /** Answers. */
  readonly out: Terminal;
  /** Progress and errors. */
  readonly err: Terminal;
}

/** What a command ends with. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, stopped: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
