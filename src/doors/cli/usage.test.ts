import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommanderError } from 'commander';
import { en } from '../../locales/en.ts';
import { frCA } from '../../locales/fr-CA.ts';
import { createWords } from '../../locales/words.ts';
import { createProgram } from './program.ts';
import { usageError } from './usage.ts';

/** What is told of a command line that cannot be read. */
async function told(line: readonly string[], locale: 'en' | 'fr-CA' = 'en'): Promise<readonly string[]> {
  const words = createWords(locale, locale === 'en' ? en : frCA);
  const program = createProgram({ words, run: async () => undefined });
  const error: unknown = await program.parseAsync(line, { from: 'user' }).catch((thrown) => thrown);
  if (!(error instanceof CommanderError)) throw new Error(`“${line.join(' ')}” was read`);
  const { complaint } = usageError(error, words);
  return [complaint.what, complaint.mend ?? ''];
}

test('a command line that cannot be read names the help of its own command', async () => {
  assert.deepEqual(await told(['import', 'claims', '--who', 'x']), [
    'There is no option --who here.',
    'vivier import --help says what can be asked.',
  ]);
  assert.deepEqual(await told(['find', 'people', 'x', '--limt', '3']), [
    'There is no option --limt here.',
    'Did you mean --limit? vivier find people --help says what can be asked.',
  ]);
  assert.match((await told(['undo', '3']))[0] ?? '', /^--why <.*> is missing\.$/);
});

test('a value that cannot be is told with those that can, in the reader’s words', async () => {
  assert.equal(
    (await told(['--lang', 'de', 'status']))[0],
    '--lang <lang> cannot be “de”; it can be en, fr.',
  );
  const [what = ''] = await told(['completion', 'tcsh'], 'fr-CA');
  assert.match(what, /ne peut être «\u00a0tcsh\u00a0».*bash, zsh, fish/);
  assert.doesNotMatch(what, /invalid|Allowed/);
});
