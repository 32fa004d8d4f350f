import { evaluateDependence } from '../../../evaluation/evaluate-dependence.ts';
import { evaluateExpertise } from '../../../evaluation/evaluate-expertise.ts';
import { evaluateFacets } from '../../../evaluation/evaluate-facets.ts';
import { evaluateIdentityOn } from '../../../evaluation/evaluate-identity.ts';
import { evaluateMigrations } from '../../../evaluation/evaluate-migrations.ts';
import { evaluateMoves } from '../../../evaluation/evaluate-moves.ts';
import { evaluateOrganisations } from '../../../evaluation/evaluate-organisations.ts';
import { evaluateRetention } from '../../../evaluation/evaluate-retention.ts';
import type { Figures } from '../../../evaluation/figures.ts';
import { seeded } from '../../../statistics/random.ts';
import { print } from '../answer.ts';
import { embed } from '../embeddings.ts';
import { readTables } from '../observatory.ts';
import { Page } from '../page.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

const THREADS = 2;
/** Of the intervals' draws. */
const SEED = 1;

export async function organisations(session: Session): Promise<Exit> {
  return show(session, await readTables(session.home, evaluateOrganisations));
}

export async function identity(
  session: Session,
  { quarter, blind, python }: { quarter?: number; blind?: 'openreview'; python: string },
): Promise<Exit> {
  const report = (line: string): void => void session.err.write(`${line}\n`);
  const figures = await readTables(session.home, (engine) =>
    evaluateIdentityOn(engine, {
      ...(quarter !== undefined && { quarter }),
      blind: blind !== undefined,
      python,
      threads: THREADS,
      report,
    }),
  );
  return show(session, figures);
}

export async function migrations(session: Session): Promise<Exit> {
  const report = (line: string): void => void session.err.write(`${line}\n`);
  return show(
    session,
    await readTables(session.home, (engine) => evaluateMigrations(engine, { threads: THREADS, report })),
  );
}

export async function retention(session: Session): Promise<Exit> {
  const report = (line: string): void => void session.err.write(`${line}\n`);
  return show(session, await readTables(session.home, (engine) => evaluateRetention(engine, { report })));
}

export async function moves(session: Session, without: string): Promise<Exit> {
  const figures = await readTables(session.home, (engine) =>
    evaluateMoves(engine, { threads: THREADS, without, random: seeded(SEED) }),
  );
  return show(session, figures);
}

/** @param options years, and the address of a sentence model where the user names one */
export async function expertise(
  session: Session,
  { freeze, embeddings, model }: { freeze: readonly number[]; embeddings?: string; model?: string },
): Promise<Exit> {
  const report = (line: string): void => void session.err.write(`${line}\n`);
  const asked = embeddings !== undefined && {
    embed: (titles: readonly string[]) => embed(titles, embeddings, model),
  };
  return show(
    session,
    await readTables(session.home, (engine) =>
      evaluateExpertise(engine, { freezes: freeze, report, ...asked }),
    ),
  );
}

export async function facets(session: Session, freezes: readonly number[]): Promise<Exit> {
  const report = (line: string): void => void session.err.write(`${line}\n`);
  return show(
    session,
    await readTables(session.home, (engine) => evaluateFacets(engine, { freezes, report })),
  );
}

export async function dependence(session: Session): Promise<Exit> {
  return show(session, await readTables(session.home, evaluateDependence));
}

/** Prints tables of figures, each with how it was measured. */
async function show(session: Session, figures: readonly Figures[]): Promise<Exit> {
  const columns = ['table', 'row', 'figure', 'value'] as const;
  await print(session, {
    json: figures,
    csv: {
      columns,
      rows: () =>
        figures.flatMap((table) =>
          table.rows.flatMap((row, number) =>
            row.map((value, i) => ({
              table: table.title,
              row: number,
              figure: table.columns[i] ?? '',
              value,
            })),
          ),
        ),
    },
    text: () => {
      const page = new Page(session);
      for (const table of figures) {
        page.heading(table.title);
        page.table(
          table.columns.map((head) => ({ head })),
          table.rows.map((row) => row.map(String)),
        );
        page.space();
        for (const sentence of table.protocol) page.quiet(sentence);
        page.space();
      }
      return page.lines;
    },
  });
  return EXIT.done;
}
