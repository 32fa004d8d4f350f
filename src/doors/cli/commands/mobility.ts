import { findMigrations } from '../../../operations/mobility/find-migrations.ts';
import { findMoves } from '../../../operations/mobility/find-moves.ts';
import { showCareer } from '../../../operations/mobility/show-career.ts';
import { showFlows } from '../../../operations/mobility/show-flows.ts';
import { showMigration } from '../../../operations/mobility/show-migration.ts';
import { showRetention } from '../../../operations/mobility/show-retention.ts';
import { print } from '../answer.ts';
import { careerAnswer } from '../pages/career.ts';
import { flowsAnswer } from '../pages/flows.ts';
import { migrationAnswer, migrationsAnswer } from '../pages/migrations.ts';
import { movesAnswer } from '../pages/moves.ts';
import { retentionAnswer } from '../pages/retention.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/*
 * Options as they were typed: the operations' schemas read them.
 */

export interface FrozenOptions {
  readonly asOf?: string;
  readonly knownBy?: string;
}

interface SpanOptions extends FrozenOptions {
  readonly level?: 'laboratory' | 'parent';
  readonly since?: string;
  readonly until?: string;
}

type Kind = 'entry' | 'move' | 'return' | 'dual' | 'industry-entry' | 'industry-exit' | 'founding';
type Strength = 'documented' | 'likely' | 'possible';

export interface MovesOptions extends SpanOptions {
  readonly from?: string;
  readonly to?: string;
  readonly organisation?: string;
  readonly person?: string;
  readonly kind?: Kind;
  readonly strength?: Strength;
  readonly limit?: string;
  readonly cursor?: string;
}

export interface MigrationsOptions extends SpanOptions {
  readonly organisation?: string;
  readonly order?: 'latest' | 'surest';
  readonly strength?: Strength;
  readonly limit?: string;
  readonly cursor?: string;
}

export interface FlowsOptions extends SpanOptions {
  readonly kind?: Kind;
  readonly field?: string;
  readonly seniority?: string;
}

export interface RetentionOptions extends FrozenOptions {
  readonly level?: 'laboratory' | 'parent';
}

export async function moves(session: Session, options: MovesOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findMoves, options));
  return tell(session, found.total, () => print(session, movesAnswer(found, session)));
}

export async function migrations(session: Session, options: MigrationsOptions): Promise<Exit> {
  const found = await readServed(session.home, (ask) => ask(findMigrations, options));
  return tell(session, found.total, () => print(session, migrationsAnswer(found, session)));
}

export async function migration(session: Session, id: string, options: FrozenOptions): Promise<Exit> {
  const page = await readServed(session.home, (ask) => ask(showMigration, { id, ...options }));
  await print(session, migrationAnswer(page, session));
  return EXIT.done;
}

export async function flows(
  session: Session,
  organisation: string[],
  { field, seniority, ...options }: FlowsOptions,
): Promise<Exit> {
  const { shape } = showFlows.input;
  const asked = {
    organisation,
    ...options,
    field: shape.field.parse(field),
    seniority: shape.seniority.parse(seniority),
  };
  const shown = await readServed(session.home, (ask) => ask(showFlows, asked));
  await print(session, flowsAnswer(shown, session));
  return EXIT.done;
}

export async function retention(
  session: Session,
  organisation: string[],
  options: RetentionOptions,
): Promise<Exit> {
  const shown = await readServed(session.home, (ask) => ask(showRetention, { organisation, ...options }));
  await print(session, retentionAnswer(shown, session));
  return EXIT.done;
}

export async function career(session: Session, id: string, options: FrozenOptions): Promise<Exit> {
  const shown = await readServed(session.home, (ask) => ask(showCareer, { id, ...options }));
  await print(session, careerAnswer(shown, session));
  return EXIT.done;
}

/** Prints what was found, or, in words, that nothing was. */
async function tell(session: Session, total: number, show: () => Promise<void>): Promise<Exit> {
  if (total === 0 && session.form === 'text') session.err.write(`${session.words.say('cli.moved.none')}\n`);
  else await show();
  return total === 0 ? EXIT.failed : EXIT.done;
}
