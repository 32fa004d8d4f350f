import type { Command } from 'commander';
import { argument, branch, type Soil } from './branch.ts';

/** Commands that ask about the tables, the sources and this machine. */
export function growAsk(program: Command, { words, run }: Soil): void {
  const { say } = words;
  branch(program, 'sql', 'cli.sql', words, 'vivier sql "select count(*) from person" --csv')
    .addArgument(argument(words, 'cli.argument.statement', 'cli.statement', 'optional'))
    .option('--limit <number>', say('cli.option.limit'))
    .action((statement: string | undefined, options: { limit?: string }, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/sql.ts')).answerSql(session, statement, options),
      ),
    );
  branch(program, 'status', 'cli.status', words, 'vivier status').action((_: unknown, made: Command) =>
    run(made, async (session) => (await import('../commands/status.ts')).tellStatus(session)),
  );
  branch(program, 'sources', 'cli.sources', words, 'vivier sources --json').action(
    (_: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/sources.ts')).tellSources(session)),
  );
  branch(program, 'doctor', 'cli.doctor', words, 'vivier doctor').action((_: unknown, made: Command) =>
    run(made, async (session) => (await import('../commands/doctor.ts')).examine(session)),
  );
  branch(program, 'completion', 'cli.completion', words, 'source <(vivier completion bash)')
    .addArgument(
      argument(words, 'cli.argument.shell', 'cli.shell', 'required').choices(['bash', 'zsh', 'fish']),
    )
    .action((shell: 'bash' | 'zsh' | 'fish', _: unknown, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/completion.ts')).printCompletion(session, program, shell),
      ),
    );
}
