import { moveWay, moveWhen } from '../../../locales/mobility.ts';
import type { MoveLine, MovesFound } from '../../../operations/mobility/find-moves.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addTally } from './tally.ts';

/** Moves found, a line each. */
export function movesAnswer(found: MovesFound, session: Session): Answer {
  return {
    json: found,
    csv: { columns: moveColumns, rows: () => found.moves.map(moveCells) },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      addTally(page, say('cli.moves.found', { total: found.total }), found.moves.length, found.total);
      addFrozen(page, found);
      page.table(
        ['', '', '', '', ''].map((head) => ({ head })),
        found.moves.map((move) => [
          moveWhen(move, page.words),
          move.person.name,
          moveWay(move, page.words),
          say(`move.kind.${move.kind}`),
          say(`known.${move.strength}`),
        ]),
      );
      page.quiet(say('moves.source'));
      return page.lines;
    },
  };
}

/** Says to which days the question was frozen. */
export function addFrozen(
  page: Page,
  { asOf, knownBy }: { readonly asOf: string | null; readonly knownBy: string | null },
): void {
  const { say, date } = page.words;
  if (asOf !== null) page.quiet(say('frozen.asOf', { date: date(asOf, 'day') }));
  if (knownBy !== null) page.quiet(say('frozen.knownBy', { date: date(knownBy, 'day') }));
}

export const moveColumns = [
  'move',
  'person',
  'person_name',
  'from',
  'from_name',
  'to',
  'to_name',
  'trained_at',
  'kind',
  'date',
  'precision',
  'after',
  'before',
  'probability',
  'strength',
  'known_on',
  'evidence',
  'migration',
] as const;

export function moveCells(move: MoveLine): CsvRow {
  return {
    move: move.id,
    person: move.person.id,
    person_name: move.person.name,
    from: move.from?.id ?? null,
    from_name: move.from?.name ?? null,
    to: move.to.id,
    to_name: move.to.name,
    trained_at: move.trainedAt?.id ?? null,
    kind: move.kind,
    date: move.date,
    precision: move.precision,
    after: move.after,
    before: move.before,
    probability: move.probability,
    strength: move.strength,
    known_on: move.knownOn,
    evidence: move.evidence,
    migration: move.migration,
  };
}
