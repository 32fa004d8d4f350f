import type { Command } from 'commander';
import { argument, branch, type Soil } from './branch.ts';

/** Commands on facets and on what rests on whom. */
export function growFacets(program: Command, { words, run }: Soil): void {
  const { say } = words;
  branch(
    program,
    'compare',
    'cli.compare',
    words,
    'vivier compare "Yoshua Bengio" "Yann LeCun" --weights depth:2,leadership:1',
  )
    .addArgument(argument(words, 'cli.argument.name', 'cli.compare.people', 'words'))
    .option('--weights <list>', say('cli.option.weights'))
    .option('--as-of <year>', say('cli.option.facetsAsOf'))
    .action((people: string[], options: { weights?: string; asOf?: string }, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/facets.ts')).comparison(session, people, options),
      ),
    );
  branch(
    program,
    'dependence',
    'cli.dependence',
    words,
    'vivier dependence Anthropic --without "Nicholas Carlini"',
  )
    .addArgument(argument(words, 'cli.argument.name', 'cli.name', 'required'))
    .option('--without <people...>', say('cli.option.leaving'))
    .action((organisation: string, options: { without?: string[] }, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/facets.ts')).resting(session, organisation, options.without ?? []),
      ),
    );
}
