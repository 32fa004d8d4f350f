import { CommanderError } from 'commander';
import { en } from '../../locales/en.ts';
import { frCA } from '../../locales/fr-CA.ts';
import { chooseLocale, createWords, type Words } from '../../locales/words.ts';
import { openHome } from '../../pipeline/home.ts';
import { printFailure } from './failure.ts';
import { createProgram } from './program.ts';
import { EXIT, type Exit, type Form, type Session } from './session.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import type { GlobalOptions } from './tree/branch.ts';
import { helpExit, usageError } from './usage.ts';

/** The words of the tongue asked for: `--lang`, else that of the system. */
function chooseWords(line: readonly string[], environment: NodeJS.ProcessEnv): Words {
  const after = line.indexOf('--lang');
  const asked =
    after >= 0 ? line[after + 1] : line.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const locale = chooseLocale([asked ?? system].map((tag) => tag.replace('_', '-')));
  return createWords(locale, locale === 'en' ? en : frCA);
}

function openTerminals(colour: boolean): { out: Terminal; err: Terminal } {
  return { out: openTerminal(process.stdout, colour), err: openTerminal(process.stderr, colour) };
}

function openSession(options: GlobalOptions, words: Words): Session {
  return {
    // Opened when asked: it makes a folder, which not every command needs.
    get home() {
      return openHome(options.home);
    },
    get desk() {
      return options.desk ?? this.home.desk;
    },
    words,
    form: formOf(options),
    ...openTerminals(options.colour),
  };
}

function formOf({ json, csv }: Pick<GlobalOptions, 'json' | 'csv'>): Form {
  return json ? 'json' : csv ? 'csv' : 'text';
}

/** Reads the command line, runs its command, and prints what went wrong, once. Answers how to end. */
async function run(line: readonly string[]): Promise<Exit> {
  const words = chooseWords(line, process.env);
  let exit: Exit = EXIT.done;
  const program = createProgram({
    words,
    run: async (made, work) => {
      exit = await work(openSession(made.optsWithGlobals<GlobalOptions>(), words));
    },
  });
  try {
    await program.parseAsync(line, { from: 'user' });
    return exit;
  } catch (error) {
    const helped = error instanceof CommanderError ? helpExit(error) : undefined;
    if (helped !== undefined) return helped;
    const { colour, ...options } = program.opts<GlobalOptions>();
    const refusal = error instanceof CommanderError ? usageError(error, words) : error;
    return printFailure(refusal, { words, form: formOf(options), err: openTerminals(colour).err });
  }
}

// A reader that ends early, such as head, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

const exit = await run(process.argv.slice(2));
// What was stopped may still hold threads; nothing of it is waited for.
if (exit === EXIT.stopped) process.exit(exit);
process.exitCode = exit;
