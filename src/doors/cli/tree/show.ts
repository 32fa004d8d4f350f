import type { Command } from 'commander';
import type { ShowOptions } from '../commands/show.ts';
import { argument, branch, type Soil, whole } from './branch.ts';

export function growShow(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const show = branch(program, 'show', 'cli.show', words, 'vivier show organisation "Thinking Machines Lab"');
  const name = () => argument(words, 'cli.argument.name', 'cli.name', 'words');
  const limit = ['--limit <number>', say('cli.option.limit'), whole(1, 1000)] as const;

  branch(show, 'person', 'cli.show.person', words, 'vivier show person "Yann LeCun"')
    .addArgument(name())
    .option(...limit)
    .action((asked: string[], options: ShowOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/show.ts')).person(session, asked.join(' '), options),
      ),
    );
  branch(
    show,
    'organisation',
    'cli.show.organisation',
    words,
    'vivier show organisation "Mistral AI" --lang fr',
  )
    .addArgument(name())
    .option(...limit)
    .action((asked: string[], options: ShowOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/show.ts')).organisation(session, asked.join(' '), options),
      ),
    );
  branch(show, 'work', 'cli.show.work', words, 'vivier show work "Attention Is All You Need"')
    .addArgument(name())
    .action((asked: string[], _: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/show.ts')).work(session, asked.join(' '))),
    );
}
