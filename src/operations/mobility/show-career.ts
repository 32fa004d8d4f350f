import { z } from 'zod';
import { readFrozenCareer } from '../../careers/frozen.ts';
import type { Scalar } from '../../engine/engine.ts';
import { evidence, named, strength } from '../../tables/cards/evidence.ts';
import { frozenInput, frozenOutput } from '../frozen.ts';
import { idOfPerson, unknown } from '../identify.ts';
import { type Observatory, operation } from '../operation.ts';
import { namesOfOrganisations } from '../organisations-meant.ts';
import { ownWorkOf } from '../person-page.ts';
import { readPerson, readWorkIds, readWorks } from '../stored-pages.ts';
import { type MoveLine, moveLine, withNames } from './find-moves.ts';
import { evidenceOfMove, type Traces } from './move-evidence.ts';

const day = z.iso.date().nullable();

/** A stay as the evidence reads best. Each end lies between two days; an end without days may go on. */
const stay = z.object({
  organisation: named,
  role: z.string().nullable(),
  strength,
  /** main; dual; visit; side; stray: fits nothing else. */
  part: z.enum(['main', 'dual', 'visit', 'side', 'stray']),
  startAfter: day,
  startBefore: day,
  endAfter: day,
  endBefore: day,
  probability: z.number(),
  pieces: z.number(),
  knownOn: day,
});
export type CareerStay = z.infer<typeof stay>;

/** A move with pieces of evidence on both sides of it, those nearest to it first. */
const joint = moveLine.extend({ left: z.array(evidence), joined: z.array(evidence) });
export type Joint = z.infer<typeof joint>;

const careerShown = z.object({
  ...frozenOutput,
  person: z.object({ id: z.string(), name: z.string() }),
  /** Latest day on which a fact of the build was known. */
  dataTo: day,
  /** Year of the last public work that is asked about; null where there is none. */
  lastWork: z.number().nullable(),
  stints: z.array(stay),
  /** Earliest first. */
  moves: z.array(joint),
  /** Teams with whom they moved. */
  migrations: z.array(
    z.object({ id: z.string(), from: named, to: named, date: z.iso.date(), members: z.number(), strength }),
  ),
});
export type CareerShown = z.infer<typeof careerShown>;

/** Works read as evidence, latest first. */
const WORKS = 400;
/** Stays shown. */
const STAYS = 60;

export const showCareer = operation({
  name: 'showCareer',
  summary:
    'Where a person was when and how they moved, each move with its evidence; as of any day, and as could be known by any day.',
  effect: 'reads',
  address: { method: 'GET', path: '/people/{id}/career' },
  input: z.object({
    id: z.string().min(1).max(200).describe('id, or a name that only one person has'),
    ...frozenInput,
  }),
  output: careerShown,
  run: async (context, { id, asOf, knownBy }) => {
    const observatory = context.observatory();
    const known = idOfPerson(observatory, id);
    const stored = await readPerson(observatory.reader, known);
    if (stored === null) throw unknown('person', id);
    const { line, card } = stored;
    const pages = await readWorks(observatory.reader, await readWorkIds(observatory.reader, known, WORKS));
    const own = pages.flatMap((work) => ownWorkOf(known, work));
    const traces: Traces = { own, posts: card.posts, knownBy };
    const { stints, moves } =
      knownBy === undefined
        ? await readStored(observatory, known)
        : await readFrozen(observatory, known, knownBy);
    const until = knownBy !== undefined && (asOf === undefined || knownBy < asOf) ? knownBy : asOf;
    const shown = moves.filter(({ date }) => asOf === undefined || date <= asOf);
    const years = own.flatMap(({ line: { year, published } }) =>
      year === null || (until !== undefined && (published?.on ?? `${year}-12-31`) > until) ? [] : [year],
    );
    return {
      asOf: asOf ?? null,
      knownBy: knownBy ?? null,
      person: { id: known, name: line.name },
      dataTo: observatory.dataTo,
      lastWork: years.length === 0 ? null : Math.max(...years),
      stints: stints.flatMap((one) => cut(one, asOf)),
      moves: shown.map((move) => ({ ...move, ...evidenceOfMove(move, traces) })),
      migrations: await readTeams(observatory, known, shown, knownBy),
    };
  },
});

/** The stay as of a day: none where it had not begun; open where it had not ended. */
function cut(one: CareerStay, asOf: string | undefined): CareerStay[] {
  if (asOf === undefined) return [one];
  const begun = one.startBefore ?? one.startAfter ?? one.endAfter;
  if (begun !== null && begun > asOf) return [];
  const endAfter = one.endAfter !== null && one.endAfter > asOf ? asOf : one.endAfter;
  const endBefore = one.endBefore !== null && one.endBefore > asOf ? null : one.endBefore;
  return [{ ...one, endAfter, endBefore }];
}

type Row = Readonly<Record<string, Scalar>>;
interface Read {
  readonly stints: CareerStay[];
  readonly moves: MoveLine[];
}

async function readStored(observatory: Observatory, person: string): Promise<Read> {
  const { reader } = observatory;
  const stints = await reader.rows(
    `select * from stint where person = $1
     order by strength = 'possible', coalesce(end_after, start_before) desc nulls last, organisation, slot limit ${STAYS}`,
    [person],
  );
  const moves = await reader.rows('select * from move where person = $1 order by date, move', [person]);
  return describe(observatory, person, stints, moves);
}

async function readFrozen(observatory: Observatory, person: string, knownBy: string): Promise<Read> {
  const { stints, moves } = await readFrozenCareer(observatory.reader, person, knownBy);
  const rank = (row: Row) => (row['strength'] === 'possible' ? 1 : 0);
  const end = (row: Row) => String(row['end_after'] ?? row['start_before'] ?? '');
  stints.sort((a, b) => rank(a) - rank(b) || end(b).localeCompare(end(a)));
  moves.sort((a, b) => String(a['date']).localeCompare(String(b['date'])));
  return describe(observatory, person, stints.slice(0, STAYS), moves);
}

async function describe(
  observatory: Observatory,
  person: string,
  stints: readonly Row[],
  moves: readonly Row[],
): Promise<Read> {
  const ids = stints.map((row) => String(row['organisation']));
  const nameOf = await namesOfOrganisations(observatory, ids);
  return {
    stints: stints.map((row) => stayOf(row, nameOf)),
    moves: await withNames(
      observatory,
      moves.map((row) => ({ ...row, person })),
    ),
  };
}

function stayOf(row: Row, nameOf: (id: string) => z.infer<typeof named>): CareerStay {
  return stay.parse({
    organisation: nameOf(String(row['organisation'])),
    role: row['role'] || null,
    strength: row['strength'],
    part: row['part'],
    startAfter: row['start_after'],
    startBefore: row['start_before'],
    endAfter: row['end_after'],
    endBefore: row['end_before'],
    probability: Number(row['probability']),
    pieces: Number(row['evidence']),
    knownOn: row['known_on'],
  });
}

async function readTeams(
  observatory: Observatory,
  person: string,
  moves: readonly MoveLine[],
  knownBy: string | undefined,
): Promise<z.infer<typeof careerShown>['migrations']> {
  const rows = await observatory.reader.rows(
    `select x.migration, x.move, x.date, g.from_organisation, g.to_organisation, g.members, g.strength, g.known_on, g.level
     from migration_member x join migration g on g.migration = x.migration
     where x.person = $1 order by x.date, g.level, x.migration`,
    [person],
  );
  const held = new Set(moves.map(({ id }) => id));
  const seen = new Set<string>();
  const shown = rows.filter((row) => {
    const known = knownBy === undefined || (row['known_on'] != null && String(row['known_on']) <= knownBy);
    const fresh = !seen.has(String(row['move']));
    if (known && fresh && held.has(String(row['move']))) seen.add(String(row['move']));
    return known && fresh && held.has(String(row['move']));
  });
  const nameOf = await namesOfOrganisations(
    observatory,
    shown.flatMap((row) => [String(row['from_organisation']), String(row['to_organisation'])]),
  );
  return shown.map((row) => ({
    id: String(row['migration']),
    from: nameOf(String(row['from_organisation'])),
    to: nameOf(String(row['to_organisation'])),
    date: String(row['date']),
    members: Number(row['members']),
    strength: strength.parse(row['strength']),
  }));
}
