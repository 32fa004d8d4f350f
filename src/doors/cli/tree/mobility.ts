import { type Command, Option } from 'commander';
import type {
  FlowsOptions,
  FrozenOptions,
  MigrationsOptions,
  MovesOptions,
  RetentionOptions,
} from '../commands/mobility.ts';
import { argument, branch, type Soil } from './branch.ts';

const kinds = ['entry', 'move', 'return', 'dual', 'industry-entry', 'industry-exit', 'founding'];
const strengths = ['documented', 'likely', 'possible'];

/** Commands about who moves where, with whom, and who stays. */
export function growMobility(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const frozen = (made: Command) =>
    made
      .option('--as-of <day>', say('cli.option.moved.asOf'))
      .option('--known-by <day>', say('cli.option.knownBy'));
  const levelled = (made: Command) =>
    frozen(made).addOption(
      new Option('--level <level>', say('cli.option.moved.level')).choices(['laboratory', 'parent']),
    );
  const spanned = (made: Command) =>
    made.option('--since <year>', say('cli.option.since')).option('--until <year>', say('cli.option.until'));
  const paged = (made: Command) =>
    made
      .option('--limit <number>', say('cli.option.limit'))
      .option('--cursor <cursor>', say('cli.option.cursor'));
  const organisations = (form: 'words' | 'optional words') =>
    argument(words, 'cli.argument.organisations', 'cli.organisations', form);
  const kind = () => new Option('--kind <kind>', say('cli.option.moved.kind')).choices(kinds);
  const strength = () => new Option('--strength <strength>', say('cli.option.strength')).choices(strengths);

  paged(
    levelled(
      spanned(
        branch(program, 'moves', 'cli.moves', words, 'vivier moves --from openai --to anthropic --since 2020')
          .option('--from <organisation>', say('cli.option.moved.from'))
          .option('--to <organisation>', say('cli.option.moved.to'))
          .option('--organisation <organisation>', say('cli.option.moved.either'))
          .option('--person <person>', say('cli.option.moved.person'))
          .addOption(kind())
          .addOption(strength()),
      ),
    ),
  ).action((options: MovesOptions, made: Command) =>
    run(made, async (session) => (await import('../commands/mobility.ts')).moves(session, options)),
  );
  paged(
    levelled(
      spanned(
        branch(program, 'migrations', 'cli.migrations', words, 'vivier migrations --order surest')
          .option('--organisation <organisation>', say('cli.option.moved.either'))
          .addOption(new Option('--order <order>', say('cli.option.order')).choices(['latest', 'surest']))
          .addOption(strength()),
      ),
    ),
  ).action((options: MigrationsOptions, made: Command) =>
    run(made, async (session) => (await import('../commands/mobility.ts')).migrations(session, options)),
  );
  levelled(
    spanned(
      branch(program, 'flows', 'cli.flows', words, 'vivier flows openai anthropic meta --since 2021')
        .addArgument(organisations('optional words'))
        .addOption(kind())
        .option('--field <field>', say('cli.option.field'))
        .option('--seniority <years>', say('cli.option.seniority')),
    ),
  ).action((asked: string[], options: FlowsOptions, made: Command) =>
    run(made, async (session) => (await import('../commands/mobility.ts')).flows(session, asked, options)),
  );
  levelled(
    branch(program, 'retention', 'cli.retention', words, 'vivier retention openai anthropic').addArgument(
      organisations('words'),
    ),
  ).action((asked: string[], options: RetentionOptions, made: Command) =>
    run(made, async (session) =>
      (await import('../commands/mobility.ts')).retention(session, asked, options),
    ),
  );
  const show = program.commands.find((one) => one.name() === 'show') ?? program;
  frozen(branch(show, 'migration', 'cli.show.migration', words, 'vivier show migration g_gcbz5ag5'))
    .addArgument(argument(words, 'cli.argument.migration', 'cli.migration', 'required'))
    .action((id: string, options: FrozenOptions, made: Command) =>
      run(made, async (session) => (await import('../commands/mobility.ts')).migration(session, id, options)),
    );
  frozen(
    branch(
      show,
      'career',
      'cli.show.career',
      words,
      'vivier show career "Noam Shazeer" --known-by 2022-06-01',
    ),
  )
    .addArgument(argument(words, 'cli.argument.name', 'cli.name', 'words'))
    .action((asked: string[], options: FrozenOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/mobility.ts')).career(session, asked.join(' '), options),
      ),
    );
}
