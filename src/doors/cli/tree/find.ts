import { type Command, Option } from 'commander';
import type { FindOptions } from '../commands/find.ts';
import { argument, branch, type Soil } from './branch.ts';

export function growFind(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const find = branch(
    program,
    'find',
    'cli.find',
    words,
    'vivier find people "mechanistic interpretability"',
  );
  const query = (about: 'cli.query.people' | 'cli.query.works' | 'cli.query.organisations') =>
    argument(words, 'cli.argument.query', about, 'optional words');
  const paged = (made: Command) =>
    made
      .option('--limit <number>', say('cli.option.limit'))
      .option('--cursor <cursor>', say('cli.option.cursor'));

  paged(
    branch(find, 'people', 'cli.find.people', words, 'vivier find people "diffusion models" --country CA'),
  )
    .addArgument(query('cli.query.people'))
    .option('--country <country>', say('cli.option.country'))
    .option('--organisation <organisation>', say('cli.option.organisation'))
    .option('--stage <stage>', say('cli.option.stage'))
    .option('--active <year>', say('cli.option.active'))
    .option('--ever <organisation>', say('cli.option.ever'))
    .option('--city <city>', say('cli.option.city'))
    .option('--venue <key>', say('cli.option.venue'))
    .option('--facet <list>', say('cli.option.facet'))
    .option('--should <subjects>', say('cli.option.should'))
    .option('--not <subjects>', say('cli.option.not'))
    .option('--like <person>', say('cli.option.like'))
    .option('--brief <file>', say('cli.option.brief'))
    .option('--as-of <year>', say('cli.option.asOf'))
    .option('--no-related', say('cli.option.noRelated'))
    .option('--without <terms>', say('cli.option.without'))
    .addOption(new Option('--as <reading>', say('cli.option.as')).choices(['name', 'subject']))
    .action((asked: string[], options: FindOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/find.ts')).people(session, asked.join(' '), options),
      ),
    );
  paged(branch(find, 'works', 'cli.find.works', words, 'vivier find works "sparse mixture of experts"'))
    .addArgument(query('cli.query.works'))
    .option('--person <person>', say('cli.option.person'))
    .option('--organisation <organisation>', say('cli.option.organisation'))
    .action((asked: string[], options: FindOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/find.ts')).works(session, asked.join(' '), options),
      ),
    );
  paged(branch(find, 'organisations', 'cli.find.organisations', words, 'vivier find organisations "FAIR"'))
    .addArgument(query('cli.query.organisations'))
    .action((asked: string[], options: FindOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/find.ts')).organisations(session, asked.join(' '), options),
      ),
    );
}
