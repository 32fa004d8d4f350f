import { type Command, Option } from 'commander';
import type { DecisionsOptions, SignOptions } from '../commands/decide.ts';
import { argument, branch, type Soil } from './branch.ts';

interface LinesOptions extends SignOptions {
  readonly lines: string[];
}

/** Commands that correct who is who. */
export function growDecide(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const person = () => argument(words, 'cli.argument.person', 'cli.decide.person', 'required');
  const other = () => argument(words, 'cli.argument.other', 'cli.decide.other', 'required');
  const lines = ['--lines <keys...>', say('cli.option.lines')] as const;
  const signed = (made: Command) =>
    made
      .requiredOption('--why <reason>', say('cli.option.why'))
      .option('--who <name>', say('cli.option.who'));

  const decide = branch(
    program,
    'decide',
    'cli.decide',
    words,
    'vivier decide merge p_aszo5ou4 p_bq3kd7xa --why "same home page"',
  );
  for (const [name, kind] of [
    ['merge', 'merge'],
    ['not-same', 'not-same'],
  ] as const)
    signed(
      branch(
        decide,
        name,
        `cli.decide.${kind}`,
        words,
        `vivier decide ${name} p_aszo5ou4 p_bq3kd7xa --why "…"`,
      )
        .addArgument(person())
        .addArgument(other()),
    ).action((one: string, two: string, sign: SignOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/decide.ts')).enterDecision(
          session,
          { kind, person: one, other: two },
          sign,
        ),
      ),
    );
  for (const kind of ['split', 'mine'] as const)
    signed(
      branch(
        decide,
        kind,
        `cli.decide.${kind}`,
        words,
        `vivier decide ${kind} p_aszo5ou4 --lines 300512659924537 --why "…"`,
      )
        .addArgument(person())
        .requiredOption(...lines),
    ).action((one: string, options: LinesOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/decide.ts')).enterDecision(
          session,
          { kind, person: one, lines: options.lines.flatMap((keys) => keys.split(',')).filter(Boolean) },
          options,
        ),
      ),
    );
  signed(
    branch(
      program,
      'suppress',
      'cli.suppress',
      words,
      'vivier suppress p_aszo5ou4 --why "asked by letter on 2 May"',
    ).addArgument(person()),
  ).action((one: string, sign: SignOptions, made: Command) =>
    run(made, async (session) => (await import('../commands/decide.ts')).suppressPerson(session, one, sign)),
  );
  signed(
    branch(program, 'undo', 'cli.undo', words, 'vivier undo 12 --why "another person after all"').addArgument(
      argument(words, 'cli.argument.decision', 'cli.undo.decision', 'required'),
    ),
  ).action((id: string, sign: SignOptions, made: Command) =>
    run(made, async (session) => (await import('../commands/decide.ts')).undoDecision(session, id, sign)),
  );
  branch(program, 'decisions', 'cli.decisions', words, 'vivier decisions --state waiting')
    .option('--person <id>', say('cli.option.person'))
    .addOption(
      new Option('--kind <kind>', say('cli.option.kind')).choices([
        'merge',
        'mine',
        'split',
        'not-same',
        'claim',
        'suppress',
        'undo',
      ]),
    )
    .addOption(
      new Option('--state <state>', say('cli.option.state')).choices(['applied', 'waiting', 'undone']),
    )
    .option('--limit <number>', say('cli.option.limit'))
    .action((options: DecisionsOptions, made: Command) =>
      run(made, async (session) => (await import('../commands/decide.ts')).listDecisions(session, options)),
    );
}
