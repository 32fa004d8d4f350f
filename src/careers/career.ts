import { decode } from './course/decode.ts';
import { Employers } from './employers.ts';
import type { History } from './history.ts';
import { type MoveFound, movesOf } from './moves.ts';
import { onlySpell, spellsOf } from './spells.ts';
import { type StintColumns, StintList } from './stint-columns.ts';
import { stintsOf } from './stints.ts';
import { readTrail } from './trail.ts';

/** What was found of some people, one after the other. */
export interface Careers {
  readonly stints: StintColumns;
  readonly moves: readonly ({ readonly person: number } & MoveFound)[];
}

/** Reads the careers of the people numbered `first` to before `last`. @param employers of the history, where they are at hand */
export function careersOf(
  history: History,
  first: number,
  last: number,
  employers = new Employers(history.organisations),
): Careers {
  const stints = new StintList();
  const moves: ({ readonly person: number } & MoveFound)[] = [];
  for (let person = first; person < last; person++) {
    const reading = readTrail(history, employers, person);
    const { employers: many, years } = reading.trail;
    const decoded = many > 1 && years.length > 0 ? decode(reading.trail) : null;
    const spells = decoded ? spellsOf(reading, decoded) : many === 1 ? onlySpell(reading) : [];
    for (const stint of stintsOf(history, reading, spells)) stints.add(person, stint);
    if (decoded && spells.length > 1)
      for (const move of movesOf(history, employers, person, reading, decoded, spells))
        moves.push({ person, ...move });
  }
  return { stints: stints.columns(), moves };
}
