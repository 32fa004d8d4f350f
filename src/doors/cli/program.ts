import { Command, Option } from 'commander';
import { version } from '../../operations/builds/version.ts';
import { speakHelp } from './help.ts';
import { growAffinity } from './tree/affinity.ts';
import { growAsk } from './tree/ask.ts';
import type { Soil } from './tree/branch.ts';
import { growDeal } from './tree/deal.ts';
import { growDecide } from './tree/decide.ts';
import { growFacets } from './tree/facets.ts';
import { growFind } from './tree/find.ts';
import { growJudge } from './tree/judge.ts';
import { growMake } from './tree/make.ts';
import { growMobility } from './tree/mobility.ts';
import { growPackage } from './tree/package.ts';
import { growShow } from './tree/show.ts';

/** The whole command tree, without the commands' code: that is loaded when one runs. */
export function createProgram(soil: Soil): Command {
  const { say } = soil.words;
  const program = new Command('vivier')
    .description(say('cli.about'))
    .version(version, '-V, --version', say('cli.option.version'))
    .addOption(new Option('--json', say('cli.option.json')).conflicts('csv'))
    .addOption(new Option('--csv', say('cli.option.csv')).conflicts('json'))
    .addOption(new Option('--lang <lang>', say('cli.option.lang')).choices(['en', 'fr']))
    .addOption(new Option('--home <folder>', say('cli.option.home')))
    .addOption(new Option('--desk <url>', say('cli.option.desk')))
    .addOption(new Option('--no-colour', say('cli.option.noColour')));
  for (const grow of [
    growFind,
    growShow,
    growMobility,
    growMake,
    growAsk,
    growJudge,
    growAffinity,
    growPackage,
    growDecide,
    growDeal,
    growFacets,
  ])
    grow(program, soil);
  program.addHelpText('after', `\n${say('cli.help.codes')}`);
  speakHelp(program, soil.words);
  return program;
}
