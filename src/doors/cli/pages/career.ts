import { moveWay, moveWhen } from '../../../locales/mobility.ts';
import { stintWhen } from '../../../locales/statements.ts';
import type { CareerShown, Joint } from '../../../operations/mobility/show-career.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addSource } from './evidence.ts';
import { addFrozen, moveCells, moveColumns } from './moves.ts';

/** A person's stays and moves, each move with what says so. */
export function careerAnswer(shown: CareerShown, session: Session): Answer {
  return {
    json: shown,
    csv: {
      columns: moveColumns,
      rows: () => shown.moves.map((one) => moveCells({ ...one, person: shown.person })),
    },
    text: () => {
      const page = new Page(session);
      const { words } = page;
      const { say } = words;
      page.name(shown.person.name, shown.person.id);
      addFrozen(page, shown);
      if (shown.lastWork !== null) page.text(say('career.lastWork', { year: String(shown.lastWork) }));
      page.heading(say('cli.person.stints'));
      page.table(
        [{ head: '' }, { head: '' }, { head: '' }],
        shown.stints
          .filter(({ strength }) => strength !== 'possible')
          .map((one) => [
            one.organisation.name,
            stintWhen({ ...one, evidence: [] }, words),
            say(`known.${one.strength}`),
          ]),
        2,
      );
      page.heading(say('career.moves', { count: shown.moves.length }));
      for (const move of shown.moves) addJoint(page, move);
      for (const team of shown.migrations)
        page.text(
          say('career.team', { from: team.from.name, to: team.to.name, members: team.members, id: team.id }),
          2,
        );
      return page.lines;
    },
  };
}

function addJoint(page: Page, move: Joint): void {
  const { words } = page;
  page.text(
    [
      moveWhen(move, words),
      moveWay(move, words),
      words.say(`move.kind.${move.kind}`),
      words.say(`known.${move.strength}`),
    ].join(' · '),
    2,
  );
  for (const piece of [...move.left, ...move.joined]) {
    if (piece.says) page.line(piece.says, 4);
    addSource(page, piece, 6);
  }
}
