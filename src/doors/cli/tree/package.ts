import { type Command, Option } from 'commander';
import type { CliffOptions, CounterOptions, RippleOptions, ValueOptions } from '../commands/package.ts';
import { argument, branch, type Soil, whole } from './branch.ts';

/** Commands about packages: what one is worth, and what it does to the scale. */
export function growPackage(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const group = branch(
    program,
    'package',
    'cli.package',
    words,
    'vivier package value docs/offers/start-up.json',
  );
  const offer = (form: 'required' | 'words') =>
    argument(words, 'cli.argument.offer', 'cli.package.offer', form);
  const seed = ['--seed <number>', say('cli.option.seed'), whole(0, 2 ** 31 - 1)] as const;
  const commands = () => import('../commands/package.ts');

  branch(group, 'value', 'cli.package.value', words, 'vivier package value docs/offers/giant.json')
    .addArgument(offer('required'))
    .addOption(
      new Option('--precision <name>', say('cli.option.precision')).choices(['live', 'full']).default('full'),
    )
    .option(...seed)
    .action((file: string, options: ValueOptions, made: Command) =>
      run(made, async (session) => (await commands()).value(session, file, options)),
    );
  branch(
    group,
    'compare',
    'cli.package.compare',
    words,
    'vivier package compare docs/offers/giant.json docs/offers/start-up.json',
  )
    .addArgument(offer('words'))
    .option(...seed)
    .action((files: string[], options: ValueOptions, made: Command) =>
      run(made, async (session) => (await commands()).compare(session, files, options)),
    );
  branch(
    group,
    'counter',
    'cli.package.counter',
    words,
    'vivier package counter docs/offers/start-up.json docs/offers/giant.json --cash 1500000 --dilution 0.01',
  )
    .addArgument(offer('required'))
    .addArgument(argument(words, 'cli.argument.rival', 'cli.package.offer', 'required'))
    .requiredOption('--cash <amount>', say('cli.option.cash'))
    .requiredOption('--dilution <share>', say('cli.option.dilution'))
    .option('--sign-on <amount>', say('cli.option.signOn'))
    .option('--salary <amount>', say('cli.option.salary'))
    .option('--tender-month <number>', say('cli.option.tenderMonth'), whole(1, 120))
    .option('--tender-cap <amount>', say('cli.option.tenderCap'))
    .option(...seed)
    .action((own: string, rival: string, options: CounterOptions, made: Command) =>
      run(made, async (session) => (await commands()).counter(session, own, rival, options)),
    );
  branch(
    group,
    'decompose',
    'cli.package.decompose',
    words,
    'vivier package decompose "$100M signing bonus over four years"',
  )
    .addArgument(argument(words, 'cli.argument.headline', 'cli.package.headline', 'optional words'))
    .option('--claim <id>', say('cli.option.claim'))
    .option(...seed)
    .action((text: string[], options: ValueOptions & { claim?: string }, made: Command) =>
      run(made, async (session) => (await commands()).decompose(session, text.join(' '), options)),
    );
  branch(
    group,
    'ripple',
    'cli.package.ripple',
    words,
    'vivier package ripple --scale docs/offers/scale.csv --hire docs/offers/giant.json --level L5',
  )
    .option('--scale <file>', say('cli.option.scale'))
    .option('--hire <file>', say('cli.option.hire'))
    .requiredOption('--level <name>', say('cli.option.level'))
    .option('--pay <amount>', say('cli.option.pay'))
    .option('--country <code>', say('cli.option.country'))
    .addOption(new Option('--size <size>', say('cli.option.size')).choices(['S', 'M', 'L']))
    .action((options: RippleOptions, made: Command) =>
      run(made, async (session) => (await commands()).ripple(session, options)),
    );
  branch(group, 'cliff', 'cli.package.cliff', words, 'vivier package cliff OpenAI --leave 5')
    .addArgument(argument(words, 'cli.argument.organisation', 'cli.argument.organisation', 'optional words'))
    .option('--grant <amount>', say('cli.option.grant'))
    .option('--months <number>', say('cli.option.vestMonths'), whole(1, 120))
    .option('--leave <number>', say('cli.option.leaveMonth'), whole(0, 120))
    .option('--cliffs <months...>', say('cli.option.cliffs'))
    .action((name: string[], options: CliffOptions, made: Command) =>
      run(made, async (session) => (await commands()).cliff(session, name.join(' '), options)),
    );
  branch(
    group,
    'export',
    'cli.package.export',
    words,
    'vivier package export docs/offers/start-up.json --ocf --out ocf',
  )
    .addArgument(offer('required'))
    .requiredOption('--ocf', say('cli.option.ocf'))
    .option('--out <folder>', say('cli.option.out'))
    .action((file: string, options: { out?: string }, made: Command) =>
      run(made, async (session) => (await commands()).exportFiles(session, file, options)),
    );
  branch(group, 'import', 'cli.package.import', words, 'vivier package import ocf')
    .addArgument(argument(words, 'cli.argument.files', 'cli.package.file', 'words'))
    .action((files: string[], _: unknown, made: Command) =>
      run(made, async (session) => (await commands()).importGrants(session, files)),
    );
}
