import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { frCA } from './fr-CA.ts';
import { type Catalogue, chooseLocale, createWords } from './words.ts';

/** The arguments and tags of a message, from its syntax tree, whatever the depth. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      // Types 0 and 7 are plain text and the # of a plural; every other named node is an argument or a tag.
      if ('type' in node && 'value' in node && node.type !== 0 && node.type !== 7)
        found.add(String(node.value));
      Object.values(node).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, 'en').getAst());
  return [...found].sort();
}

const tongues: Readonly<Record<string, Catalogue>> = { 'fr-CA': frCA };

for (const [name, catalogue] of Object.entries(tongues)) {
  test(`${name} holds the same messages as English`, () => {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(en).sort());
  });

  test(`${name} fills each message from arguments that English has too`, () => {
    for (const [key, message] of Object.entries(catalogue)) {
      const known = new Set(argumentsOf(Object.entries(en).find(([other]) => other === key)?.[1] ?? ''));
      for (const argument of argumentsOf(message))
        assert.ok(known.has(argument), `${key}: {${argument}} is not in English`);
    }
  });
}

test('no message is empty, and none carries a straight apostrophe, which ICU reads as an escape', () => {
  for (const message of [...Object.values(en), ...Object.values(frCA)]) {
    assert.ok(message.trim());
    assert.ok(!message.includes("'"), message);
  }
});

test('French keeps a no-break space before high punctuation and within guillemets', () => {
  for (const [key, message] of Object.entries(frCA)) assert.doesNotMatch(message, / [;?!»]|« /, key);
});

test('every error that the program throws is said in French too: what happened, and what to do', async () => {
  const sources = join(import.meta.dirname, '..');
  const files = (await readdir(sources, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const codes = new Set<string>();
  for (const file of files) {
    const text = await readFile(join(sources, file), 'utf8');
    for (const [, code] of text.matchAll(/new VivierError\(\s*'([a-z0-9-]+)'/g)) codes.add(code ?? '');
  }
  // What a command line could not read is said in the reader's tongue where it is thrown.
  codes.delete('usage');
  assert.ok(codes.size > 50);
  const said = new Set(Object.keys(frCA));
  const lacking = [...codes].filter(
    (code) =>
      !(said.has(`cli.refusal.${code}`) || said.has(`error.${code}.what`)) ||
      !(said.has(`cli.mend.${code}`) || said.has(`error.${code}.mend`)),
  );
  assert.deepEqual(lacking, []);
});

test('every reason for which an import rejects something is said in both tongues', async () => {
  const sources = join(import.meta.dirname, '../sources');
  const files = (await readdir(sources, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const reasons = new Set<string>();
  const given = [
    /\breject\([^;]*?,\s*'([a-z0-9-]+)',\s*(?:[`$]|\w+\)|text|'[a-z ]+ [^']*')/g,
    /reason: '([a-z0-9-]+)'/g,
  ];
  for (const file of files) {
    const text = await readFile(join(sources, file), 'utf8');
    for (const how of given) for (const [, reason] of text.matchAll(how)) reasons.add(reason ?? '');
  }
  assert.ok(reasons.size > 12, [...reasons].join(', '));
  for (const catalogue of [en, frCA])
    assert.deepEqual(
      [...reasons].filter((reason) => !(`cli.reason.${reason}` in catalogue)),
      [],
    );
});

test('a date is said no finer than it is known', () => {
  const words = createWords('en', en);
  assert.equal(words.date('2024-08-01', 'month'), 'August 2024');
  assert.equal(words.date('2024-01-01', 'year'), '2024');
  assert.equal(words.date('2026-06-24', 'day'), '24 June 2026');
  assert.equal(createWords('fr-CA', frCA).date('2026-06-01', 'day'), '1er juin 2026');
});

test('an interval is said as a month, a season, a year or years', () => {
  const { between } = createWords('en', en);
  assert.equal(between('2024-08-01', '2024-08-31'), 'August 2024');
  assert.equal(between('2023-03-01', '2023-05-31'), 'spring 2023');
  assert.equal(between('2025-12-01', '2026-02-28'), 'winter 2025–2026');
  assert.equal(between('2023-01-01', '2023-12-31'), '2023');
  assert.equal(between('2021-05-01', '2022-02-01'), '2021–2022');
  assert.equal(createWords('fr-CA', frCA).between('2023-03-01', '2023-05-31'), 'printemps 2023');
});

test('money names its currency in French and keeps its magnitude', () => {
  assert.equal(createWords('en', en).dollars(14_300_000_000), '$14.3bn');
  assert.equal(createWords('fr-CA', frCA).dollars(14_300_000_000), '14,3\u00a0G$\u00a0US');
});

test('the first tongue of a browser that we speak is chosen', () => {
  assert.equal(chooseLocale(['de', 'fr-FR', 'en']), 'fr-CA');
  assert.equal(chooseLocale(['de']), 'en');
});
