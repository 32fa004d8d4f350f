import type { Words } from '../../locales/words.ts';
import type { Progress, StepProgress } from '../../pipeline/progress.ts';
import type { LandingProgress } from '../../sources/pace.ts';
import { cells, cut } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Time between two lines on the same step where nobody can watch a bar, in milliseconds. */
const INTERVAL = 5000;
const BAR = 20;

/**
 * Shows how far the builder is: on a terminal one line that is drawn over, for all that runs side by side, and a line that stays for each step done;
 * in a pipe plain lines, at intervals.
 */
export class ProgressDisplay {
  readonly #terminal: Terminal;
  readonly #words: Words;
  readonly #now: () => number;
  #kept = 0;
  /** The lines of what is running, by step or source, in the order in which it began. */
  readonly #running = new Map<string, string>();
  /** What was said last, and when. */
  #last = '';
  #at: number;

  constructor(terminal: Terminal, words: Words, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#words = words;
    this.#now = now;
    this.#at = now();
  }

  readonly note = (progress: Progress): void => {
    if (progress.kind === 'step') this.#step(progress);
    if (progress.kind === 'import') this.#import(progress);
    if (progress.kind === 'published') this.#published(progress);
    if (progress.kind === 'failed') this.end();
  };

  /** Leaves the terminal clean for what comes after. */
  end(): void {
    if (this.#terminal.live) this.#terminal.write('\r\u001b[2K');
  }

  #step(progress: StepProgress): void {
    if (progress.state === 'reused') {
      this.#kept++;
      return;
    }
    const { say } = this.#words;
    const { index, of, step, rows, total, seconds, state } = progress;
    const name = say('cli.progress.step', { index: index + 1, of, step });
    const amount = say('cli.progress.rows', { rows });
    if (state === 'done') this.#stay(step, name, [amount, secondsSaid(seconds, this.#words)]);
    else
      this.#passing(step, name, total ? rows / total : null, [
        ...(rows > 0 ? [amount] : []),
        ...this.#pace(progress),
      ]);
  }

  #import(progress: LandingProgress): void {
    const { say } = this.#words;
    const { source, files, of, records, seconds } = progress;
    const name = say('cli.progress.import', { source, files, of });
    const amount = say('cli.progress.records', { records });
    if (files < of) this.#passing(source, name, files / of, [amount, ...this.#pace(progress)]);
    else if (this.#last !== name) this.#stay(source, name, [amount, secondsSaid(seconds, this.#words)]);
  }

  #published({ build, seconds, changed }: Extract<Progress, { kind: 'published' }>): void {
    const { say } = this.#words;
    this.end();
    if (this.#kept > 0) this.#terminal.write(`${say('cli.progress.kept', { count: this.#kept })}\n`);
    this.#kept = 0;
    const took = secondsSaid(seconds, this.#words);
    const key = changed ? 'cli.progress.published' : 'cli.progress.unchanged';
    this.#terminal.write(`${say(key, { build, seconds: took })}\n`);
  }

  #pace({ rate, left }: Pick<StepProgress, 'rate' | 'left'>): string[] {
    const { say, number } = this.#words;
    return [
      ...(rate === null ? [] : [say('cli.progress.rate', { rate: number(Math.round(rate)) })]),
      ...(left === null ? [] : [say('cli.progress.left', { left: secondsSaid(left, this.#words) })]),
    ];
  }

  #stay(key: string, name: string, details: readonly string[]): void {
    this.end();
    this.#running.delete(key);
    this.#last = name;
    this.#at = this.#now();
    this.#terminal.write(`${name}  ${this.#terminal.paint('dim', details.join(', '))}\n`);
  }

  #passing(key: string, name: string, share: number | null, details: readonly string[]): void {
    const { live, width } = this.#terminal;
    if (live) {
      const line = [name, share === null ? '' : bar(share), details.join(', ')].filter(Boolean).join('  ');
      this.#running.set(key, line);
      const lines = [...this.#running.values()].join('  ·  ');
      this.#terminal.write(`\r\u001b[2K${cut(lines, Math.max(cells(name), width - 1))}`);
      return;
    }
    if (this.#now() - this.#at < INTERVAL) return;
    this.#at = this.#now();
    this.#terminal.write(`${[name, details.join(', ')].filter(Boolean).join('  ')}\n`);
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

/** A time in words: "3.2 s", "41 s", "1 min 12 s". */
function secondsSaid(seconds: number, { say, number }: Words): string {
  if (seconds < 10) return say('cli.seconds', { seconds: number(Math.round(seconds * 10) / 10) });
  const whole = Math.round(seconds);
  if (whole < 60) return say('cli.seconds', { seconds: number(whole) });
  return say('cli.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
