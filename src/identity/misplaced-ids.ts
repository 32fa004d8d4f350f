import type { Engine } from '../engine/engine.ts';
import { literal } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { coreKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';
import { misplacedId } from '../tables/identity.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention } from '../tables/works.ts';
import { areOfOneName } from './passes/variants.ts';

/** Registers whose ids sources print beside authors' names. */
const registers = ['orcid', 'openreview'] as const;
type Register = (typeof registers)[number];

/** A line as its source prints it; an empty id where there is none. */
export interface PrintedLine extends Readonly<Record<Register, string>> {
  readonly mention: bigint;
  readonly work: string;
  readonly position: number;
  readonly rawName: string;
}

/** An id beside a name that is not its owner's. */
interface MisplacedId {
  readonly line: PrintedLine;
  readonly register: Register;
  readonly id: string;
  /** The line of the same work that bears the owner's name. */
  readonly owner: PrintedLine;
}

/** How much of what bears an id speaks for one name: lines with the id, then works with such a line that list the name at all. */
interface Standing {
  readonly lines: number;
  readonly works: number;
}

/**
 * Ids that slipped to a co-author's line, as where a list of ids is shifted against the list of authors: the id is printed elsewhere beside
 * another name, and who bears that name stands on this very work, on another line. Nobody writes with themselves, so that this tells a slip
 * from a change of name (Rex Ying, once Zhitao Ying), which never has both names on one work. What an id spells is not looked at. Of two
 * names that stand alike neither is believed. Lines come in any order; of an id that several names bear all lines, and all others of their works, must be among them.
 */
export function findMisplacedIds(lines: readonly PrintedLine[]): MisplacedId[] {
  const people = lines.flatMap((line) => {
    const name = parseName(line.rawName);
    return name.kind === 'person' ? [{ line, name, core: coreKey(name) }] : [];
  });
  const ofWork = Map.groupBy(people, ({ line }) => line.work);
  return registers.flatMap((register) => {
    const bearers = Map.groupBy(people, ({ line }) => line[register]);
    bearers.delete('');
    return [...bearers].flatMap(([id, some]) => {
      if (some.every(({ core }) => core === some[0]!.core)) return [];
      const works = [...new Set(some.map(({ line }) => ofWork.get(line.work)!))];
      const standings = new Map<string, Standing>(
        [...Map.groupBy(some, ({ core }) => core)].map(([core, own]) => [
          core,
          {
            lines: own.length,
            works: works.filter((work) => work.some((one) => one.core === core)).length,
          },
        ]),
      );
      return some.flatMap(({ line, name, core }) => {
        const [owner] = ofWork
          .get(line.work)!
          .filter(
            (other) =>
              standings.has(other.core) &&
              byStanding(standings.get(other.core)!, standings.get(core)!) <= 0 &&
              !areOfOneName([name], [other.name]),
          )
          .sort(
            (a, b) =>
              byStanding(standings.get(a.core)!, standings.get(b.core)!) || a.line.position - b.line.position,
          );
        return owner === undefined ? [] : [{ line, register, id, owner: owner.line }];
      });
    });
  });
}

/** The greater standing first. */
function byStanding(a: Standing, b: Standing): number {
  return b.lines - a.lines || b.works - a.works;
}

/** Ids that several names (first and family) bear: so few that nothing is read of the others. */
async function readDoubtfulIds(engine: Engine): Promise<string[]> {
  const ofRegister = (register: Register) =>
    `select ${register} as id, raw_name from mention where ${register} is not null`;
  // Hashes are compared for speed: what several names bear is sought again among those names.
  const { id, name } = await engine.read(
    `with printed as (${registers.map(ofRegister).join(' union all ')})
     select distinct id, raw_name as name from printed
     where id in (select id from printed group by id having min(hash(raw_name)) <> max(hash(raw_name)))
     order by id`,
    { id: 'text', name: 'text' },
  );
  const cores = Map.groupBy(name.map((raw) => coreKey(parseName(raw))).entries(), ([i]) => id[i]!);
  return [...cores].filter(([, some]) => some.some(([, core]) => core !== some[0]![1])).map(([one]) => one);
}

/** All lines of the works that print one of some ids. */
async function readLinesBeside(engine: Engine, ids: readonly string[]): Promise<PrintedLine[]> {
  const listed = ids.map(literal).join(', ') || 'null';
  const read = await engine.read(
    `select mention, work, position, raw_name, orcid, openreview from mention
     where work in (select work from mention where ${registers.map((one) => `${one} in (${listed})`).join(' or ')})
     order by mention`,
    { mention: 'bigint', work: 'text', position: 'int', raw_name: 'text', orcid: 'text', openreview: 'text' },
  );
  return Array.from(read.mention, (key, i) => ({
    mention: key,
    work: read.work[i]!,
    position: read.position[i]!,
    rawName: read.raw_name[i]!,
    orcid: read.orcid[i]!,
    openreview: read.openreview[i]!,
  }));
}

/** Ids that are not believed where they stand; what the source printed stays in `mention`. */
export const misplacedIds: ComputeStep<StepContext> = {
  kind: 'compute',
  output: misplacedId,
  inputs: [mention],
  version: '1',
  compute: async ({ engine }) => {
    const found = findMisplacedIds(await readLinesBeside(engine, await readDoubtfulIds(engine)));
    await engine.append(misplacedId, [
      {
        rows: found.length,
        columns: {
          mention: found.map(({ line }) => line.mention),
          register: found.map(({ register }) => register),
          id: found.map(({ id }) => id),
          owner: found.map(({ owner }) => owner.mention),
        },
      },
    ]);
  },
};
