import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Home } from './home.ts';

/** A person suppressed by a decision: `holds` until it is undone. */
const hiddenPerson = z.object({ decision: z.number(), person: z.string(), holds: z.boolean() });
export type HiddenPerson = z.infer<typeof hiddenPerson>;

/**
 * Who was suppressed on this observatory, by id: what is served was built before a decision, and hides them until the next build leaves
 * them out. It lies beside the builds, since those who only read them do not open the desk.
 */
export async function readHidden(home: Home): Promise<HiddenPerson[]> {
  try {
    return z.array(hiddenPerson).parse(JSON.parse(await readFile(home.hidden, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

/** Replaces the list at once. */
export async function writeHidden(home: Home, people: readonly HiddenPerson[]): Promise<void> {
  await writeFile(`${home.hidden}.part`, `${JSON.stringify(people)}\n`, { flush: true });
  await rename(`${home.hidden}.part`, home.hidden);
}
