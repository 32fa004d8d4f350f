import type { Command } from 'commander';
import { EXIT, type Exit, type Session } from '../session.ts';

type Shell = 'bash' | 'zsh' | 'fish';

/** What may follow a command: words of the shell, each with what it is for. */
interface Level {
  /** The commands before it, such as "find people"; empty for the program itself. */
  readonly at: string;
  readonly words: readonly { readonly word: string; readonly about: string }[];
}

/** Prints a shell's completion script, made from the command tree. */
export async function printCompletion(session: Session, program: Command, shell: Shell): Promise<Exit> {
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  session.out.write(scripts[shell](levelsOf(program), valuesOf(program)));
  return EXIT.done;
}

function levelsOf(command: Command, before: readonly string[] = []): Level[] {
  const globals = [...before.keys()].length === 0 ? [] : (rootOf(command).options ?? []);
  const words = [
    ...command.commands.map((one) => ({ word: one.name(), about: one.description() })),
    ...command.registeredArguments.flatMap(({ argChoices = [], description }) =>
      argChoices.map((word) => ({ word, about: description })),
    ),
    ...[...command.options, ...globals].map(({ long, description }) => ({
      word: long ?? '',
      about: description,
    })),
    { word: '--help', about: '' },
  ].filter(({ word }) => word !== '');
  const below = command.commands.flatMap((one) => levelsOf(one, [...before, one.name()]));
  return [{ at: before.join(' '), words }, ...below];
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

/** Options that take one of a few values. */
function valuesOf(command: Command): ReadonlyMap<string, readonly string[]> {
  const own = command.options.flatMap(({ long, argChoices }): [string, readonly string[]][] =>
    long && argChoices ? [[long, argChoices]] : [],
  );
  return new Map([...own, ...command.commands.flatMap((one) => [...valuesOf(one)])]);
}

type Script = (levels: readonly Level[], values: ReadonlyMap<string, readonly string[]>) => string;

const bashScript: Script = (levels, values) => `# bash completion of vivier
_vivier() {
  local current="\${COMP_WORDS[COMP_CWORD]}" at="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at $word" in
      ${levels
        .filter(({ at }) => at)
        .map(({ at }) => `" ${at}"`)
        .join('|')}) at="$at $word" ;;
    esac
  done
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${[...values].map(([option, choices]) => `    ${option}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); return ;;`).join('\n')}
  esac
  case "$at" in
${levels.map(({ at, words }) => `    "${at && ` ${at}`}") COMPREPLY=($(compgen -W "${words.map(({ word }) => word).join(' ')}" -- "$current")) ;;`).join('\n')}
  esac
}
complete -o default -F _vivier vivier
`;

const zshScript: Script = (levels, values) => `#compdef vivier
_vivier() {
  local at="" word
  local -a candidates
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${levels
        .filter(({ at }) => at)
        .map(({ at }) => `" ${at}"`)
        .join('|')}) at="$at $word" ;;
    esac
  done
  case "\${words[CURRENT-1]}" in
${[...values].map(([option, choices]) => `    ${option}) compadd -- ${choices.join(' ')}; return ;;`).join('\n')}
  esac
  case "$at" in
${levels.map(({ at, words }) => `    "${at && ` ${at}`}") candidates=(${words.map(({ word, about }) => quoted(`${word}:${about.replaceAll(':', ' ')}`)).join(' ')}) ;;`).join('\n')}
  esac
  _describe vivier candidates || _files
}
if [ "$funcstack[1]" = _vivier ]; then _vivier "$@"; else compdef _vivier vivier; fi
`;

const fishScript: Script = (levels, values) => `# fish completion of vivier
function __vivier_at
    set -l at ""
    for word in (commandline -opc)[2..-1]
        if contains -- (string trim "$at $word") ${levels
          .filter(({ at }) => at)
          .map(({ at }) => `"${at}"`)
          .join(' ')}
            set at (string trim "$at $word")
        end
    end
    test "$at" = "$argv[1]"
end
${levels
  .flatMap(({ at, words }) =>
    words.map(({ word, about }) => {
      const choices = values.get(word);
      const what = word.startsWith('--')
        ? `-l ${word.slice(2)}${choices ? ` -x -a "${choices.join(' ')}"` : ''}`
        : `-f -a ${word}`;
      return `complete -c vivier -n '__vivier_at "${at}"' ${what} -d ${quoted(about)}`;
    }),
  )
  .join('\n')}
`;

/** A text that a shell reads as it is, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
