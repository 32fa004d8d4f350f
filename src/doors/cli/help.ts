import type { Argument, Command, Help, Option } from 'commander';
import type { Words } from '../../locales/words.ts';
import { rememberCommand } from './usage.ts';

/** Makes a command tree speak the catalogue's tongue, where commander would speak English; its errors are thrown. */
export function speakHelp(command: Command, words: Words): void {
  const { say } = words;
  command
    .helpOption('-h, --help', say('cli.option.help'))
    .configureHelp(spoken(words))
    .showSuggestionAfterError(true)
    .exitOverride((error) => {
      throw rememberCommand(error, command);
    })
    // What cannot be read is thrown, and printed with all other errors.
    .configureOutput({ outputError: () => undefined });
  if (command.commands.length > 0)
    command.helpCommand(`help [${say('cli.help.word.command')}]`, say('cli.help.command'));
  for (const below of command.commands) speakHelp(below, words);
}

function spoken({ say }: Words): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('cli.help.usage'),
    'Arguments:': say('cli.help.arguments'),
    'Options:': say('cli.help.options'),
    'Global Options:': say('cli.help.globals'),
    'Commands:': say('cli.help.commands'),
  };
  const described = ({
    description,
    argChoices,
  }: Pick<Option | Argument, 'description' | 'argChoices'>): string =>
    argChoices === undefined
      ? description
      : `${description}; ${say('cli.help.choices', { choices: argChoices.join(', ') })}`;
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) =>
      usage
        .replace('[options]', `[${say('cli.help.word.options')}]`)
        .replace('[command]', `[${say('cli.help.word.command')}]`),
    subcommandTerm: (command) =>
      [
        command.name(),
        ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
      ].join(' '),
    optionDescription: described,
    argumentDescription: described,
  };
}
