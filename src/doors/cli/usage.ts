import type { Command, CommanderError } from 'commander';
import type { Words } from '../../locales/words.ts';
import { VivierError } from '../../tables/error.ts';
import { EXIT, type Exit } from './session.ts';

/** How a command line ends that only showed help or the version; undefined for all others. Help that nobody asked for stands for a missing command. */
export function helpExit({ code, exitCode }: CommanderError): Exit | undefined {
  if (!/^commander\.(help|helpDisplayed|version)$/.test(code)) return undefined;
  return exitCode === 0 ? EXIT.done : EXIT.usage;
}

const commands = new WeakMap<CommanderError, string>();

/** Keeps which command could not read its words: its own help is the one to read. */
export function rememberCommand(error: CommanderError, command: Command): CommanderError {
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) names.unshift(each.name());
  commands.set(error, names.join(' '));
  return error;
}

/** What commander says of a value that it cannot take: of which option or argument, and what could be. */
const unfit =
  /(?:option '(?<option>[^']*)' argument|argument value) '(?<value>.*)' is invalid(?: for argument '(?<argument>[^']*)')?\. ?(?:Allowed choices are )?(?<choices>.*?)\.?$/;

/** What commander could not read, as an error in the catalogue's words. */
export function usageError(error: CommanderError, { say }: Words): VivierError {
  const [name = '', other = ''] = Array.from(
    error.message.matchAll(/'([^']*)'/g),
    ([, quoted]) => quoted ?? '',
  );
  const [, similar] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message) ?? [];
  const detail = error.message.replace(/^error: /, '').split('\n')[0] ?? '';
  const unfitted = unfit.exec(detail)?.groups;
  const what: Readonly<Record<string, string>> = {
    'commander.unknownCommand': say('cli.usage.unknownCommand', { name }),
    'commander.unknownOption': say('cli.usage.unknownOption', { name }),
    'commander.missingArgument': say('cli.usage.missingArgument', { name }),
    'commander.optionMissingArgument': say('cli.usage.missingValue', { name }),
    'commander.excessArguments': say('cli.usage.excessArguments'),
    'commander.missingMandatoryOptionValue': say('cli.usage.missingArgument', { name }),
    'commander.invalidArgument':
      unfitted === undefined
        ? say('cli.usage.other', { detail })
        : say('cli.usage.invalidArgument', {
            name: unfitted['option'] ?? unfitted['argument'] ?? '',
            value: unfitted['value'] ?? '',
            choices: unfitted['choices'] ?? '',
          }),
    'commander.conflictingOption': say('cli.usage.conflict', { name, other }),
  };
  const help = say('cli.usage.help', { command: commands.get(error) ?? 'vivier' });
  return new VivierError(
    'usage',
    {
      what: what[error.code] ?? say('cli.usage.other', { detail }),
      mend: similar === undefined ? help : `${say('cli.usage.similar', { name: similar })} ${help}`,
    },
    { cause: error },
  );
}
