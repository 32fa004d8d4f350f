import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { MessageKey, Words } from '../../../locales/words.ts';
import type { Exit, Session } from '../session.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: true;
  readonly csv?: true;
  readonly lang?: 'en' | 'fr';
  readonly home?: string;
  readonly desk?: string;
  readonly colour: boolean;
}

/** What the branches of the command tree need to grow. */
export interface Soil {
  readonly words: Words;
  /** Runs a command's work with the session that its options ask for. */
  readonly run: (made: Command, work: (session: Session) => Promise<Exit>) => Promise<void>;
}

/** A command with its summary, and an example at the foot of its help. */
export function branch(
  parent: Command,
  name: string,
  summary: MessageKey,
  { say }: Words,
  example: string,
): Command {
  const made = parent.command(name).description(say(summary));
  return made.addHelpText('after', `\n${say('cli.help.example')}\n  ${example}`);
}

/** An argument by its catalogue name: required, unless it may be left away; of several words where it is said. */
export function argument(
  { say }: Words,
  name: MessageKey,
  about: MessageKey,
  form: 'required' | 'optional' | 'words' | 'optional words',
): Argument {
  const dots = form.endsWith('words') ? '...' : '';
  const term = `${say(name)}${dots}`;
  return new Argument(form.startsWith('optional') ? `[${term}]` : `<${term}>`, say(about));
}

/** Reads a whole number within bounds, of an option that no operation's schema reads. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`${least}–${most}`);
    return value;
  };
}
