import { findOrganisations } from '../../../operations/find-organisations.ts';
import { findPeople } from '../../../operations/find-people.ts';
import { findWorks } from '../../../operations/find-works.ts';
import { type Answer, print } from '../answer.ts';
import { organisationsAnswer } from '../pages/organisations.ts';
import { peopleAnswer } from '../pages/people.ts';
import { worksAnswer } from '../pages/works.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { readTextFile } from '../text-file.ts';

/** Filters and paging, as they were typed: the operation's schema reads them. */
export interface FindOptions {
  readonly country?: string;
  readonly organisation?: string;
  readonly person?: string;
  readonly stage?: string;
  readonly active?: string;
  readonly as?: string;
  readonly limit?: string;
  readonly cursor?: string;
}

/** What people are asked for besides. */
interface PeopleOptions extends FindOptions {
  readonly ever?: string;
  readonly city?: string;
  readonly venue?: string;
  readonly facet?: string;
  readonly should?: string;
  readonly not?: string;
  readonly like?: string;
  /** A file. */
  readonly brief?: string;
  readonly asOf?: string;
  readonly related?: boolean;
  readonly without?: string;
}

export async function people(
  session: Session,
  query: string,
  { as, brief, related, ...options }: PeopleOptions,
): Promise<Exit> {
  const { input } = findPeople;
  const text = brief === undefined ? undefined : await readTextFile(brief, mendBrief);
  const asked = {
    q: query,
    ...options,
    mode: input.shape.mode.parse(as),
    ...(text === undefined ? {} : { brief: text }),
    ...(related === false ? { related: 'no' as const } : {}),
  };
  const found = await readServed(session.home, (ask) => ask(findPeople, asked));
  const about = query || options.like || firstLine(text ?? '');
  if (found.total === 0 && (found.among ?? 0) > 0 && session.form === 'text') {
    const { say } = session.words;
    const held = say('people.empty.held', { among: found.among ?? 0 });
    session.err.write(`${say('people.empty.all')}. ${held}\n`);
    return EXIT.failed;
  }
  const read = { query: about, like: options.like, asOf: options.asOf };
  return show(session, about, found.total, peopleAnswer(found, read, session));
}

export async function works(session: Session, query: string, options: FindOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findWorks, { q: query, ...options }));
  return show(session, query, found.total, worksAnswer(found, session));
}

export async function organisations(session: Session, query: string, options: FindOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findOrganisations, { q: query, ...options }));
  return show(session, query, found.total, organisationsAnswer(found, session));
}

const mendBrief = 'Name a text file, or - and write the brief to standard input.';

/** Letters of a brief that stand for it. */
const lettersSaid = 80;

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length <= lettersSaid ? line : `${line.slice(0, lettersSaid - 1)}…`;
}

async function show(session: Session, query: string, total: number, answer: Answer): Promise<Exit> {
  if (total === 0 && session.form === 'text')
    session.err.write(`${session.words.say('cli.found.none', { query })}\n`);
  else await print(session, answer);
  return total === 0 ? EXIT.failed : EXIT.done;
}
