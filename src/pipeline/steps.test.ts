import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../locales/en.ts';
import { frCA } from '../locales/fr-CA.ts';
import { stepName } from '../tables/step.ts';
import { steps } from './steps.ts';

for (const [tongue, messages] of Object.entries({ English: en, French: frCA }))
  test(`every step has a name of its own in ${tongue}, and no name is of a step that there is not`, () => {
    const named = Object.entries(messages).filter(([key]) => key.startsWith('step.'));
    assert.deepEqual(
      named.map(([key]) => key.slice('step.'.length)).toSorted(),
      steps.map(stepName).toSorted(),
    );
    assert.equal(new Set(named.map(([, name]) => name)).size, named.length);
  });
