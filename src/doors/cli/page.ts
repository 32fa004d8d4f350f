import type { Words } from '../../locales/words.ts';
import { type Column, cells, cut, table, wrap } from './layout.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** An answer in words, line by line, as wide as the terminal. */
export class Page {
  readonly lines: string[] = [];
  readonly words: Words;
  readonly #out: Terminal;

  constructor({ words, out }: Pick<Session, 'words' | 'out'>) {
    this.words = words;
    this.#out = out;
  }

  /** A name in bold, and what belongs to it at its side. */
  name(name: string, aside = '', indent = 0): void {
    const [first = '', ...rest] = wrap(name, this.#out.width, indent);
    const tail = cells(rest.at(-1) ?? first) + 2 + cells(aside) <= this.#out.width ? `  ${aside}` : '';
    const named = [first, ...rest].map((line) => this.#out.paint('bold', line));
    named[named.length - 1] += aside && tail ? this.#out.paint('dim', tail) : '';
    this.lines.push(...named);
    if (aside && !tail) this.quiet(aside, indent);
  }

  /** A heading, with a line of space before it. */
  heading(text: string): void {
    this.lines.push('', ...wrap(text, this.#out.width).map((line) => this.#out.paint('bold', line)));
  }

  text(text: string, indent = 0): void {
    this.lines.push(...wrap(text, this.#out.width, indent));
  }

  quiet(text: string, indent = 0): void {
    this.lines.push(...wrap(text, this.#out.width, indent).map((line) => this.#out.paint('dim', line)));
  }

  /** One line, cut where the terminal ends. */
  line(text: string, indent = 0): void {
    this.lines.push(' '.repeat(indent) + cut(text, this.#out.width - indent));
  }

  space(): void {
    this.lines.push('');
  }

  /** A table; without heads where all of them are empty. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = 0): void {
    const [head = '', ...body] = table(columns, rows, this.#out.width - indent);
    const margin = ' '.repeat(indent);
    if (columns.some((column) => column.head !== '')) this.lines.push(margin + this.#out.paint('dim', head));
    this.lines.push(...body.map((line) => margin + line));
  }

  /** Says how many are left out, and how to see them. */
  more(shown: number, total: number, limit = 2): void {
    if (total <= shown) return;
    const room = Math.min(total, Math.max(100, shown * limit));
    this.quiet(this.words.say('cli.more', { count: total - shown, limit: room }), 2);
  }
}
