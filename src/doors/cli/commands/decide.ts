import { userInfo } from 'node:os';
import type { z } from 'zod';
import { decide } from '../../../operations/decisions/decide.ts';
import type { Decided } from '../../../operations/decisions/decided.ts';
import { decisions } from '../../../operations/decisions/decisions.ts';
import { suppress } from '../../../operations/decisions/suppress.ts';
import { undo } from '../../../operations/decisions/undo.ts';
import { print } from '../answer.ts';
import { askDesk } from '../desk-place.ts';
import { Page } from '../page.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** Who decides and why; who is the system's user where it is not said. */
export interface SignOptions {
  readonly why: string;
  readonly who?: string;
}

export interface DecisionsOptions {
  readonly person?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly limit?: string;
}

/** What is decided, without who and why. */
type Order = Omit<z.input<typeof decide.input>, 'who' | 'why'>;

/** Decides, and says what has been decided and when it takes effect. */
export async function enterDecision(session: Session, order: Order, sign: SignOptions): Promise<Exit> {
  return printOne(session, await askDesk(session, decide, { ...order, ...signed(sign) }));
}

/** Suppresses a person, and says what that does when. */
export async function suppressPerson(session: Session, person: string, sign: SignOptions): Promise<Exit> {
  return printOne(session, await askDesk(session, suppress, { person, ...signed(sign) }));
}

/** Takes a decision back. */
export async function undoDecision(session: Session, id: string, sign: SignOptions): Promise<Exit> {
  return printOne(session, await askDesk(session, undo, { id, ...signed(sign) }));
}

/** Lists decisions, newest first. */
export async function listDecisions(session: Session, options: DecisionsOptions): Promise<Exit> {
  const found = await askDesk(session, decisions, decisions.input.parse(options));
  await print(session, {
    json: found,
    csv: { columns, rows: () => found.decisions.map(cellsOf) },
    text: () => {
      const page = new Page(session);
      if (found.decisions.length === 0) page.text(page.words.say('decisions.none'));
      for (const [i, decision] of found.decisions.entries()) {
        if (i > 0) page.space();
        addDecision(page, decision);
      }
      page.more(found.decisions.length, found.total);
      return page.lines;
    },
  });
  return EXIT.done;
}

function signed({ why, who }: SignOptions): { who: string; why: string } {
  return { who: who ?? userInfo().username, why };
}

async function printOne(session: Session, decision: Decided): Promise<Exit> {
  await print(session, {
    json: decision,
    csv: { columns, rows: () => [cellsOf(decision)] },
    text: () => {
      const page = new Page(session);
      addDecision(page, decision);
      const waiting = decision.kind === 'suppress' ? 'cli.suppress.hidden' : 'cli.decide.build';
      if (decision.state === 'waiting') page.text(page.words.say(waiting), 2);
      return page.lines;
    },
  });
  return EXIT.done;
}

const columns = [
  'id',
  'kind',
  'state',
  'who',
  'why',
  'made_at',
  'reverses',
  'lines',
  'others',
  'people',
] as const;

function cellsOf({ madeAt, people, ...decision }: Decided) {
  return { ...decision, made_at: madeAt, people: people.map(({ id }) => id).join(' ') };
}

function addDecision(page: Page, decision: Decided): void {
  const { say, date } = page.words;
  const { id, kind, state, who, why, madeAt, reverses, people } = decision;
  page.name(
    say('decisions.title', { id, kind: say(`decisions.kind.${kind}`) }),
    say(`decisions.state.${state}`),
  );
  const concerned = people.map((person) => `${person.name} ${person.id}`).join(', ');
  if (concerned) page.text(concerned, 2);
  if (reverses !== null) page.text(say('decisions.reverses', { id: reverses }), 2);
  page.text(why, 2);
  page.quiet(say('decisions.by', { who, date: date(madeAt.slice(0, 10), 'day') }), 2);
}
