import { findOrganisations } from '../../../operations/find-organisations.ts';
import { findPeople } from '../../../operations/find-people.ts';
import { findWorks } from '../../../operations/find-works.ts';
import { type Answer, print } from '../answer.ts';
import { organisationsAnswer } from '../pages/organisations.ts';
import { peopleAnswer } from '../pages/people.ts';
import { worksAnswer } from '../pages/works.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

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

export async function people(
  session: Session,
  query: string,
  { as, stage, ...options }: FindOptions,
): Promise<Exit> {
  const { input } = findPeople;
  const asked = {
    q: query,
    ...options,
    mode: input.shape.mode.parse(as),
    stage: input.shape.stage.parse(stage),
  };
  const found = await readServed(session.home, (ask) => ask(findPeople, asked));
  return show(session, query, found.total, peopleAnswer(found, query, session));
}

export async function works(session: Session, query: string, options: FindOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findWorks, { q: query, ...options }));
  return show(session, query, found.total, worksAnswer(found, session));
}

export async function organisations(session: Session, query: string, options: FindOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findOrganisations, { q: query, ...options }));
  return show(session, query, found.total, organisationsAnswer(found, session));
}

async function show(session: Session, query: string, total: number, answer: Answer): Promise<Exit> {
  if (total === 0 && session.form === 'text')
    session.err.write(`${session.words.say('cli.found.none', { query })}\n`);
  else await print(session, answer);
  return total === 0 ? EXIT.failed : EXIT.done;
}
