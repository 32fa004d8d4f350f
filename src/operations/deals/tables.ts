import { type Concentration, concentrationOf } from '../../deals/concentration.ts';
import type { Scalar } from '../../engine/engine.ts';
import { fold } from '../../names/fold.ts';
import type { Observatory } from '../operation.ts';
import type { DealPage } from './page.ts';

type Reader = Observatory['reader'];
type People = DealPage['people'];

/** What the build holds of its deals beside their claims: some thousands of short rows, all of them read with the first question. */
export interface DealTables {
  /** People of a deal; spellings that differ in accents alone are one. */
  people(deal: string): People;
  /** How the target's work was spread over its people before the deal; null where too little is known. */
  concentration(deal: string): Concentration | null;
  /** Organisations on the buying side, with what belongs to them. */
  parties(deal: string): readonly string[];
}

const read = new WeakMap<Reader, Promise<DealTables>>();

/** The tables of a build; read once of each: joined to every person's name for each page, they took half of its time. */
export function readDealTables(reader: Reader): Promise<DealTables> {
  const known = read.get(reader);
  if (known !== undefined) return known;
  const tables = readTables(reader);
  read.set(reader, tables);
  // What could not be read is asked for again.
  tables.catch(() => read.delete(reader));
  return tables;
}

async function readTables(reader: Reader): Promise<DealTables> {
  const people = groupByDeal(
    await reader.rows(
      `select d.deal, d.name, d.person, d.mover, d.founder, cast(d.joined_on as varchar) as joined, cast(d.left_on as varchar) as left_on,
         cast(d.seen_on as varchar) as seen, d.publisher, l.name as known
       from deal_person d left join person_line l on l.person = d.person
       order by d.mover desc, d.founder desc, d.joined_on, d.name`,
    ),
  );
  const shares = groupByDeal(await reader.rows('select deal, works, weight from deal_share order by person'));
  const parties = groupByDeal(await reader.rows('select deal, organisation from deal_party'));
  return {
    people: (deal) => peopleIn(people.get(deal) ?? []),
    concentration: (deal) => concentrationIn(shares.get(deal) ?? []),
    parties: (deal) => (parties.get(deal) ?? []).map((row) => String(row['organisation'])),
  };
}

type Row = Record<string, Scalar>;

function groupByDeal(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => String(row['deal']));
}

function peopleIn(rows: readonly Row[]): People {
  const text = (value: unknown) => (value == null ? null : String(value));
  const byName = new Map<string, People[number]>();
  for (const row of rows) {
    const key = fold(String(row['name']));
    const before = byName.get(key);
    byName.set(key, {
      person: {
        id: before?.person.id ?? text(row['person']),
        name: before?.person.name ?? String(row['name']),
      },
      mover: before?.mover === true || row['mover'] === true,
      founder: before?.founder === true || row['founder'] === true,
      joined: before?.joined ?? text(row['joined']),
      left: before?.left ?? text(row['left_on']),
      seen: before?.seen ?? text(row['seen']),
      publisher: before?.publisher ?? text(row['publisher']),
    });
  }
  return [...byName.values()];
}

function concentrationIn(rows: readonly Row[]): Concentration | null {
  const weights = rows.map((row) => ({ works: Number(row['works']), weight: Number(row['weight']) }));
  return concentrationOf(
    weights,
    weights.reduce((sum, { works }) => sum + works, 0),
  );
}
