import type { CommanderError } from 'commander';
import type { Words } from '../../locales/words.ts';
import { VivierError } from '../../tables/error.ts';
import { EXIT, type Exit } from './session.ts';

/** How a command line ends that only showed help or the version; undefined for all others. Help that nobody asked for stands for a missing command. */
export function helpExit({ code, exitCode }: CommanderError): Exit | undefined {
  if (!/^commander\.(help|helpDisplayed|version)$/.test(code)) return undefined;
  return exitCode === 0 ? EXIT.done : EXIT.usage;
}

/** What commander could not read, as an error in the catalogue's words. */
export function usageError(error: CommanderError, command: string, { say }: Words): VivierError {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, similar] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message) ?? [];
  const detail = error.message.replace(/^error: /, '').split('\n')[0] ?? '';
  const what: Readonly<Record<string, string>> = {
    'commander.unknownCommand': say('cli.usage.unknownCommand', { name }),
    'commander.unknownOption': say('cli.usage.unknownOption', { name }),
    'commander.missingArgument': say('cli.usage.missingArgument', { name }),
    'commander.optionMissingArgument': say('cli.usage.missingValue', { name }),
    'commander.excessArguments': say('cli.usage.excessArguments'),
    'commander.invalidArgument': say('cli.usage.invalidArgument', { detail }),
    'commander.conflictingOption': say('cli.usage.conflict', { name }),
  };
  const help = say('cli.usage.help', { command });
  return new VivierError(
    'usage',
    {
      what: what[error.code] ?? say('cli.usage.other', { detail }),
      mend: similar === undefined ? help : `${say('cli.usage.similar', { name: similar })} ${help}`,
    },
    { cause: error },
  );
}
