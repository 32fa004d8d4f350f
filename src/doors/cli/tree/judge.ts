import { type Command, Option } from 'commander';
import { argument, branch, type Soil, whole } from './branch.ts';

/** Commands that explain, resolve and measure. */
export function growJudge(program: Command, { words, run }: Soil): void {
  const { say } = words;
  branch(program, 'why', 'cli.why', words, 'vivier why p_aszo5ou4')
    .addArgument(argument(words, 'cli.argument.person', 'cli.why.person', 'required'))
    .addArgument(argument(words, 'cli.argument.other', 'cli.why.other', 'optional'))
    .action((person: string, other: string | undefined, _: unknown, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/why.ts')).explain(session, person, other ?? null),
      ),
    );
  const resolve = branch(
    program,
    'resolve',
    'cli.resolve',
    words,
    'vivier resolve organisations names.txt --csv',
  );
  branch(
    resolve,
    'organisations',
    'cli.resolve.organisations',
    words,
    'vivier resolve organisations names.txt --csv',
  )
    .addArgument(argument(words, 'cli.argument.file', 'cli.resolve.file', 'required'))
    .action((file: string, _: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/resolve.ts')).organisations(session, file)),
    );
  const evaluate = branch(program, 'evaluate', 'cli.evaluate', words, 'vivier evaluate organisations');
  branch(
    evaluate,
    'organisations',
    'cli.evaluate.organisations',
    words,
    'vivier evaluate organisations',
  ).action((_: unknown, made: Command) =>
    run(made, async (session) => (await import('../commands/evaluate.ts')).organisations(session)),
  );
  branch(evaluate, 'identity', 'cli.evaluate.identity', words, 'vivier evaluate identity --quarter 2')
    .option('--quarter <number>', say('cli.option.quarter'), whole(0, 3))
    .addOption(new Option('--blind <source>', say('cli.option.blind')).choices(['openreview']))
    .option('--python <program>', say('cli.option.python'), 'python3')
    .action((options: { quarter?: number; blind?: 'openreview'; python: string }, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).identity(session, options)),
    );
  branch(evaluate, 'migrations', 'cli.evaluate.migrations', words, 'vivier evaluate migrations').action(
    (_: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).migrations(session)),
  );
  branch(evaluate, 'retention', 'cli.evaluate.retention', words, 'vivier evaluate retention').action(
    (_: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).retention(session)),
  );
  branch(evaluate, 'moves', 'cli.evaluate.moves', words, 'vivier evaluate moves --without nips2022')
    .option('--without <file>', say('cli.option.without'))
    .action((options: { without?: string }, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/evaluate.ts')).moves(session, options.without ?? 'nips2022'),
      ),
    );
  branch(evaluate, 'expertise', 'cli.evaluate.expertise', words, 'vivier evaluate expertise --freeze 2018')
    .option('--freeze <years>', say('cli.option.freeze'), years, [2015, 2018, 2020])
    .option('--embeddings <address>', say('cli.option.embeddings'))
    .option('--model <name>', say('cli.option.model'))
    .action((options: { freeze: readonly number[]; embeddings?: string; model?: string }, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).expertise(session, options)),
    );
  branch(evaluate, 'dependence', 'cli.evaluate.dependence', words, 'vivier evaluate dependence').action(
    (_: unknown, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).dependence(session)),
  );
  branch(evaluate, 'facets', 'cli.evaluate.facets', words, 'vivier evaluate facets --freeze 2018')
    .option('--freeze <years>', say('cli.option.freeze'), years, [2015, 2018, 2021])
    .action((options: { freeze: readonly number[] }, made: Command) =>
      run(made, async (session) => (await import('../commands/evaluate.ts')).facets(session, options.freeze)),
    );
}

/** Years by commas. */
const years = (text: string): number[] => text.split(',').map(whole(1950, 2100));
