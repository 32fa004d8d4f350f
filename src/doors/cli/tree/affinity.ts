import type { Command } from 'commander';
import type { AffinityOptions } from '../commands/affinity.ts';
import { branch, type Soil } from './branch.ts';

/** The command that compares texts with what people have published. */
export function growAffinity(program: Command, { words, run }: Soil): void {
  const { say } = words;
  branch(
    program,
    'affinity',
    'cli.affinity',
    words,
    'vivier affinity --people people.json --texts texts.json --csv',
  )
    .requiredOption('--people <file>', say('cli.option.people'))
    .requiredOption('--texts <file>', say('cli.option.texts'))
    .option('--embeddings <address>', say('cli.option.embeddings'))
    .option('--model <name>', say('cli.option.model'))
    .action((options: AffinityOptions, made: Command) =>
      run(made, async (session) => (await import('../commands/affinity.ts')).score(session, options)),
    );
}
