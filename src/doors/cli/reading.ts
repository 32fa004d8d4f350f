import { join } from 'node:path';
import type { z } from 'zod';
import { openBuild } from '../../operations/builds/open-build.ts';
import { ask, type Context, type Observatory, type Operation } from '../../operations/operation.ts';
import { readHidden, writeHidden } from '../../pipeline/hidden.ts';
import type { Home } from '../../pipeline/home.ts';
import { isOfAnotherVersion, readCurrent } from '../../pipeline/publish.ts';
import { openIndex } from '../../search/open-index.ts';
import { VivierError } from '../../tables/error.ts';

/** A command asks one thing after the other. */
const CONNECTIONS = 1;

/** Asks the build that is served, opened here for reading only, and closes it again. Throws `nothing-published`. */
export function readServed<Answer>(home: Home, work: (read: Reading) => Promise<Answer>): Promise<Answer> {
  return contextOn(home, deskAway, (context) => work((operation, input) => ask(operation, context, input)));
}

/** Opens the build that is served for the time of the work, beside a desk that is open already. */
export async function contextOn<Answer>(
  home: Home,
  desk: Context['desk'],
  work: (context: Context) => Promise<Answer>,
): Promise<Answer> {
  const current = await readCurrent(home);
  const open =
    current === null
      ? undefined
      : await openBuild(
          home,
          current,
          searchLater(join(home.observatory, current.search), join(home.observatory, current.facets)),
          CONNECTIONS,
        );
  const missing = open === undefined ? await nothingPublished(home) : undefined;
  const observatory = (): Observatory => {
    if (open === undefined) throw missing;
    return open.observatory;
  };
  try {
    return await work({ observatory, builder: nobody, desk, hide: hidingIn(home) });
  } finally {
    open?.close();
  }
}

/** Hides whom an act suppresses from whoever reads the home next. */
const hidingIn =
  (home: Home): Context['hide'] =>
  async (change) =>
    writeHidden(home, change(await readHidden(home)));

/** Asks an operation that rests on no build what a file says; its schema names every field at fault. */
export function askWithoutBuild<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  input: unknown,
): Promise<z.output<Out>> {
  return ask(operation, { observatory: noBuild, builder: nobody, desk: deskAway, hide: deskAway }, input);
}

/** Throws `nothing-published`: no build was opened for the question. */
function noBuild(): never {
  throw new VivierError('nothing-published', { what: 'No build is read for this question.' });
}

/** Whoever only reads the build does not take the desk for it. */
async function deskAway(): Promise<never> {
  throw new VivierError('desk-absent', { what: 'The desk is not open while only the build is read.' });
}

/** Asks one reading operation. */
export type Reading = <In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  input: z.input<In>,
) => Promise<z.output<Out>>;

/** The search index, read when it is first asked: what is shown by its id needs none. */
function searchLater(folder: string, facets: string): Observatory['search'] {
  let index: Observatory['search'] | undefined;
  const open = () => (index ??= openIndex(folder, facets));
  return {
    names: (...asked) => open().names(...asked),
    suggest: (...asked) => open().suggest(...asked),
    topic: (...asked) => open().topic(...asked),
    works: (...asked) => open().works(...asked),
    people: (...asked) => open().people(...asked),
    named: (...asked) => open().named(...asked),
    like: (...asked) => open().like(...asked),
    brief: (...asked) => open().brief(...asked),
    affinity: () => open().affinity(),
    peopleThen: (...asked) => open().peopleThen(...asked),
  };
}

/** Why nothing is served from this home: nothing is built, or another version built it. Its code is `nothing-published`. */
export async function nothingPublished(home: Home): Promise<VivierError> {
  const another = await isOfAnotherVersion(home);
  return new VivierError('nothing-published', {
    what: another ? 'What is built here was built by another version.' : 'Nothing is built yet.',
    why: another
      ? 'Its pages are stored in another way, which this version does not read.'
      : 'No build has been published in this home folder.',
    mend: 'Build it: vivier build. Or name another folder with --home.',
  });
}

const cannotBuild = () =>
  Promise.reject(
    new VivierError('builder-absent', { what: 'Nothing is built while the served build is read.' }),
  );

/** Whoever reads builds nothing. */
const nobody: Context['builder'] = {
  state: () => 'idle',
  startBuild: cannotBuild,
  explain: cannotBuild,
  importFiles: cannotBuild,
  previewImport: cannotBuild,
};
