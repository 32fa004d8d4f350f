import { findPeople } from '../../../operations/find-people.ts';
import { showOrganisation } from '../../../operations/show-organisation.ts';
import { showPerson } from '../../../operations/show-person.ts';
import { showWork } from '../../../operations/show-work.ts';
import { VivierError } from '../../../tables/error.ts';
import { print } from '../answer.ts';
import { printFailure } from '../failure.ts';
import { organisationAnswer } from '../pages/organisation.ts';
import { peopleAnswer } from '../pages/people.ts';
import { personAnswer } from '../pages/person.ts';
import { workAnswer } from '../pages/work.ts';
import { type Reading, readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** People of one name who are listed. */
const CANDIDATES = 12;

export interface ShowOptions {
  readonly limit?: number;
}

export async function person(session: Session, id: string, { limit }: ShowOptions): Promise<Exit> {
  return readServed(session.home, async (ask) => {
    try {
      await print(session, personAnswer(await ask(showPerson, { id }), session, limit));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof VivierError) || error.code !== 'person-ambiguous') throw error;
      return listCandidates(session, ask, id, error);
    }
  });
}

/** Several bear the name: says so, and lists them with what tells them apart. */
async function listCandidates(
  session: Session,
  ask: Reading,
  name: string,
  error: VivierError,
): Promise<Exit> {
  const { where: _, ...complaint } = error.complaint;
  const exit = printFailure(new VivierError(error.code, complaint), session);
  const found = await ask(findPeople, { q: name, mode: 'name', limit: CANDIDATES });
  await print(session, peopleAnswer(found, { query: name }, session));
  return exit;
}

export async function organisation(session: Session, id: string, { limit }: ShowOptions): Promise<Exit> {
  const page = await readServed(session.home, (ask) => ask(showOrganisation, { id }));
  await print(session, organisationAnswer(page, session, limit));
  return EXIT.done;
}

export async function work(session: Session, id: string): Promise<Exit> {
  const page = await readServed(session.home, (ask) => ask(showWork, { id }));
  await print(session, workAnswer(page, session));
  return EXIT.done;
}
