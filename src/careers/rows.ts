import { createHash } from 'node:crypto';
import { isoDay } from '../calendar/day-number.ts';
import type { Batch } from '../engine/engine.ts';
import { INT_NULL } from '../engine/engine.ts';
import { base32 } from '../tables/ids.ts';
import { moveKinds } from '../tables/move-kinds.ts';
import type { Careers } from './career.ts';
import type { Names } from './history.ts';
import { parts, strengths } from './stints.ts';

const LETTERS = [8, 9, 10, 11, 12];

/** Stints as rows of their table. */
export function* stintRows(careers: readonly Careers[], names: Names): Generator<Batch> {
  const organisation = (one: number): string => names.organisations[one]!;
  const role = (piece: number): string | null => (piece < 0 ? null : names.roles[piece] || null);
  for (const { stints } of careers)
    yield {
      rows: stints.person.length,
      columns: {
        person: worded(stints.person, (one) => names.people[one]!),
        organisation: worded(stints.organisation, organisation),
        slot: new Int16Array(stints.slot),
        start_after: stints.startAfter,
        start_before: stints.startBefore,
        end_after: stints.endAfter,
        end_before: stints.endBefore,
        role: worded(stints.role, role),
        strength: worded(stints.strength, (one) => strengths[one]!),
        evidence: new Uint32Array(stints.evidence),
        known_on: stints.known,
        employer: worded(stints.employer, organisation),
        part: worded(stints.part, (one) => parts[one]!),
        probability: stints.probability.map(rounded),
      },
    };
}

/** What numbers stand for. `Array.from` asks each of them through an iterator, which takes several times as long. */
function worded<Word>(numbers: Int32Array, wordOf: (one: number) => Word): Word[] {
  const words = new Array<Word>(numbers.length);
  for (let i = 0; i < numbers.length; i++) words[i] = wordOf(numbers[i]!);
  return words;
}

/** Moves as rows of their table. */
export function* moveRows(careers: readonly Careers[], names: Names): Generator<Batch> {
  const given = new Set<string>();
  for (const { moves } of careers)
    yield {
      rows: moves.length,
      columns: {
        move: moves.map((one) =>
          moveId(
            [
              names.people[one.person],
              names.organisations[one.from],
              names.organisations[one.to],
              one.before === INT_NULL ? null : isoDay(one.before),
            ],
            given,
          ),
        ),
        person: moves.map(({ person }) => names.people[person]!),
        from_organisation: moves.map(({ kind, from }) => (kind === 0 ? null : names.organisations[from]!)),
        to_organisation: moves.map(({ to }) => names.organisations[to]!),
        trained_at: moves.map(({ kind, from }) => (kind === 0 ? names.organisations[from]! : null)),
        kind: moves.map(({ kind }) => moveKinds[kind]!),
        after: Int32Array.from(moves, ({ after }) => after),
        before: Int32Array.from(moves, ({ before }) => before),
        date: Int32Array.from(moves, ({ date }) => date),
        precision: moves.map(({ stated }) => (stated === 1 ? 'month' : 'year')),
        probability: moves.map(({ probability }) => rounded(probability)),
        strength: moves.map(({ strength }) => strengths[strength]!),
        known_on: Int32Array.from(moves, ({ known }) => known),
        evidence: moves.map(({ evidence }) => evidence),
      },
    };
}

const rounded = (probability: number): number => Math.round(probability * 1e4) / 1e4;

/** `m_` and as many letters of the hash as it takes to be alone. */
function moveId(parts: readonly (string | null | undefined)[], given: Set<string>): string {
  const digest = createHash('md5').update(parts.join('|')).digest('hex');
  const hash = BigInt(`0x${digest.slice(0, 15)}`);
  const id = LETTERS.map((letters) => `m_${base32(hash, letters)}`).find((one) => !given.has(one));
  if (id === undefined) throw new Error(`Two moves with one hash: ${parts.join(', ')}.`);
  given.add(id);
  return id;
}
