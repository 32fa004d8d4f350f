import { type Command, Option } from 'commander';
import type { BuildOptions } from '../commands/build.ts';
import type { ServeOptions } from '../commands/serve.ts';
import { argument, branch, type Soil, whole } from './branch.ts';

/** What `import` takes: the suppliers of the registry, named here so that no command waits for their readers, and claims for the desk. */
export const importable = [
  'paperlists',
  'openalex',
  'orcid',
  'aiwatch',
  'market',
  'epoch',
  'reports',
  'awards',
  'pay',
  'ror',
  'vivier',
  'claims',
];

/** Commands that import, build and serve. */
export function growMake(program: Command, { words, run }: Soil): void {
  const { say } = words;
  branch(program, 'import', 'cli.import', words, 'vivier import openalex works/ --dry-run')
    .addArgument(argument(words, 'cli.argument.source', 'cli.source', 'required').choices(importable))
    .addArgument(argument(words, 'cli.argument.path', 'cli.path', 'required'))
    .option('--dry-run', say('cli.option.dryRun'))
    .action((source: string, path: string, options: { dryRun?: boolean }, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/import.ts')).importPath(session, source, path, options),
      ),
    );
  branch(program, 'build', 'cli.build', words, 'vivier build --explain')
    .option('--from <step>', say('cli.option.from'))
    .addOption(new Option('--explain', say('cli.option.explain')).conflicts('without'))
    .option('--threads <number>', say('cli.option.threads'), whole(1, 64))
    .addOption(new Option('--no-starter', say('cli.option.noStarter')))
    .option('--without <file>', say('cli.option.withoutFile'))
    .action(({ from, explain, threads, starter, without }: BuildOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/build.ts')).buildObservatory(session, {
          ...(from === undefined ? {} : { from }),
          ...(explain === undefined ? {} : { explain }),
          ...(threads === undefined ? {} : { threads }),
          ...(without === undefined ? {} : { without }),
          starter,
        }),
      ),
    );
  branch(program, 'serve', 'cli.serve', words, 'vivier serve --port 8080 --no-open')
    .option('--port <number>', say('cli.option.port'), whole(0, 65_535))
    .option('--host <address>', say('cli.option.host'))
    .option('--no-open', say('cli.option.noOpen'))
    .action(({ port, host, open }: ServeOptions, made: Command) =>
      run(made, async (session) =>
        (await import('../commands/serve.ts')).serveApplication(session, {
          ...(port === undefined ? {} : { port }),
          ...(host === undefined ? {} : { host }),
          open,
        }),
      ),
    );
}
