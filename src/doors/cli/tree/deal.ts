import type { Command } from 'commander';
import type { DealListOptions, DealOptions, ShockOptions, WithdrawOptions } from '../commands/deal.ts';
import { argument, branch, type Soil } from './branch.ts';

/** Commands that show deals, and take their claims out. */
export function growDeal(program: Command, { words, run }: Soil): void {
  const { say } = words;
  const deal = branch(program, 'deal', 'cli.deal', words, 'vivier deal show meta-scale-2025');
  const id = () => argument(words, 'cli.argument.deal', 'cli.deal.id', 'required');

  branch(deal, 'list', 'cli.deal.list', words, 'vivier deal list "Scale AI" --csv')
    .addArgument(argument(words, 'cli.argument.query', 'deals.ask', 'optional words'))
    .option('--kind <kind>', say('cli.option.kind.deal'))
    .option('--limit <number>', say('cli.option.limit'))
    .action((asked: string[], options: DealListOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/deal.ts')).listDeals(session, asked.join(' '), options),
      ),
    );
  branch(deal, 'show', 'cli.deal.show', words, 'vivier deal show meta-scale-2025 --exits-high 0.3')
    .addArgument(id())
    .option('--use <claims...>', say('cli.option.use'))
    .option('--years <number>', say('cli.option.years'))
    .option('--discount <share>', say('cli.option.discount'))
    .option('--exits-low <share>', say('cli.option.exitsLow'))
    .option('--exits-high <share>', say('cli.option.exitsHigh'))
    .action((asked: string, options: DealOptions, made: Command) =>
      run(made, async (session) => (await import('../commands/deal.ts')).showOne(session, asked, options)),
    );
  branch(deal, 'shock', 'cli.deal.shock', words, 'vivier deal shock meta-scale-2025 --leave openai:0.2')
    .addArgument(id())
    .option('--leave <shares...>', say('cli.option.leave'))
    .option('--conflict <share>', say('cli.option.conflict'))
    .option('--switching <share>', say('cli.option.switching'))
    .option('--staff <number>', say('cli.option.staff'))
    .action((asked: string, options: ShockOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/deal.ts')).showItsShock(session, asked, options),
      ),
    );
  branch(deal, 'withdraw', 'cli.deal.withdraw', words, 'vivier deal withdraw c_f3vyuuph7q --why "retracted"')
    .addArgument(argument(words, 'cli.argument.claim', 'cli.deal.claim', 'required'))
    .requiredOption('--why <reason>', say('cli.option.why'))
    .option('--who <name>', say('cli.option.who'))
    .action((claim: string, options: WithdrawOptions, made: Command) =>
      run(made, async (session) => (await import('../commands/deal.ts')).withdraw(session, claim, options)),
    );
}
