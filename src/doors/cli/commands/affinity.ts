import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { affinity, peopleListed, textsListed } from '../../../operations/affinity.ts';
import { VivierError } from '../../../tables/error.ts';
import { print } from '../answer.ts';
import { embed } from '../embeddings.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

const columns = ['person', 'text', 'score'] as const;

/** Files of people and texts, and the address of a sentence model where the user names one. */
export interface AffinityOptions {
  readonly people: string;
  readonly texts: string;
  readonly embeddings?: string;
  readonly model?: string;
}

/** Scores every text for every person, people and texts coming from JSON files. */
export async function score(session: Session, options: AffinityOptions): Promise<Exit> {
  const people = await readList(options.people, peopleListed);
  const texts = await readList(options.texts, textsListed);
  const titles = [...people.flatMap(({ works }) => works), ...texts].flatMap(({ title }) => title || []);
  const { embeddings, model } = options;
  const vectors = embeddings === undefined ? undefined : await embed([...new Set(titles)], embeddings, model);
  const { scores } = await readServed(session.home, (ask) => ask(affinity, { people, texts, vectors }));
  await print(session, {
    json: scores,
    csv: { columns, exact: true, rows: () => scores },
    text: () => {
      const page = new Page(session);
      page.table(
        columns.map((head) => ({ head, right: head === 'score' })),
        scores.map(({ person, text, score }) => [person, text, score.toFixed(3)]),
      );
      return page.lines;
    },
  });
  return EXIT.done;
}

/** Reads a JSON list. Throws `file-unreadable`, and `file-refused` with the first fields at fault. */
async function readList<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new VivierError('file-refused', {
    what: 'The file does not hold the list that is asked for.',
    where: file,
    why: `${faults.join('; ')}.`,
    mend: 'See vivier affinity --help for the fields.',
  });
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new VivierError(
      'file-unreadable',
      { what: 'The file cannot be read as JSON.', where: file, mend: 'Name a file that holds a JSON list.' },
      { cause },
    );
  }
}
