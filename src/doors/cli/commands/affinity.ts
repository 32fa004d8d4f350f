import type { z } from 'zod';
import { becauseOf } from '../../../locales/complaint.ts';
import { affinity, peopleListed, textsListed } from '../../../operations/affinity.ts';
import { type Complaint, VivierError } from '../../../tables/error.ts';
import { faultsOf } from '../../../tables/faults.ts';
import { print } from '../answer.ts';
import { embed } from '../embeddings.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { readTextFile } from '../text-file.ts';

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

/** The most fields at fault that are named. */
const faultsNamed = 3;

/** Reads a JSON list. Throws `file-unreadable`, and `file-refused` with the first fields at fault. */
async function readList<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(
    parse(await readTextFile(file, 'Name a file that holds a JSON list.'), file),
  );
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues).slice(0, faultsNamed);
  throw refused(file, { why: `${faults.map(({ field, said }) => `${field}: ${said}`).join('; ')}.`, faults });
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused(file, becauseOf('file.json', { said: String((cause as SyntaxError).message) }));
  }
}

const refused = (file: string, because: Pick<Complaint, 'why' | 'faults'>): VivierError =>
  new VivierError('file-refused', {
    what: 'The file does not hold the list that is asked for.',
    where: file,
    ...because,
    mend: 'See vivier affinity --help for the fields.',
  });
