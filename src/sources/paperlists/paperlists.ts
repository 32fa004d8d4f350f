import { affiliationBag, authorLine, workRecord } from '../../tables/facts.ts';
import { jsonArray } from '../array.ts';
import { knownOn } from '../dates.ts';
import { eachRecord, type Reading } from '../records.ts';
import type { RecordSource } from '../source.ts';
import { fold } from '../text.ts';
import { readVenues, type Venues } from '../venues.ts';
import { asPaper, paperFields } from './fields.ts';
import { type Proceedings, readPaper } from './paper.ts';

const NAME = /^(.*?[a-z]+?)((?:19|20)\d\d)?\.json(?:\.gz)?$/u;

/** Papers of AI venues: one JSON array a venue and year, named like `iclr/iclr2021.json.gz`. */
export function paperlists(venues: Venues = readVenues()): RecordSource {
  return {
    name: 'paperlists',
    doc: 'papers of AI venues: titles, authors, affiliations, status',
    terms:
      "bibliographic facts, as printed by the conferences' sites, the ACL Anthology (open) and Paper Copilot's lists",
    version: '2',
    fields: { paper: paperFields },
    tables: [workRecord, authorLine, affiliationBag],
    named: 'iclr/iclr2021.json.gz',
    files: /(?:^|\/)[a-z0-9]+\d{4}\.json(?:\.gz)?$/u,
    alone: /\.json(?:\.gz)?$/u,
    nameOf,
    batch: { files: 500, bytes: 32 * 1024 * 1024 },
    read: (reading) => read(reading, venues),
  };
}

/** A list's name holds its venue's folder, from wherever it is imported. */
function nameOf(path: string): string {
  return path.split('/').slice(-2).join('/');
}

async function read(reading: Reading, venues: Venues): Promise<void> {
  const proceedings = proceedingsOf(reading, venues);
  const used = new Set<string>();
  await eachRecord(reading, jsonArray(reading.path), (value, index) => {
    const { source, file, rows } = reading;
    const paper = asPaper(value);
    if (paper === null) {
      rows.reject({ source, file, record: `row:${index}` }, '', 'not-an-object', JSON.stringify(value));
      return;
    }
    const id =
      typeof paper.id === 'string' ? fold(paper.id) : typeof paper.id === 'number' ? String(paper.id) : '';
    const record = id === '' || used.has(id) ? `row:${index}` : id;
    used.add(record);
    readPaper(paper, { source, file, record }, proceedings, rows);
  });
}

function proceedingsOf({ source, file, today, rows }: Reading, venues: Venues): Proceedings {
  const [, venue = '', printed] = NAME.exec(file.split('/').at(-1) ?? '') ?? [];
  const year = printed === undefined ? null : Number(printed);
  const past = year !== null && year <= Number(today.slice(0, 4));
  if (year !== null && !past) {
    rows.reject(
      { source, file, record: '' },
      'year',
      'date-in-future',
      `${year} in the file's name: papers are kept without a year`,
    );
  }
  const published = past ? venues.metIn(venue, year) : null;
  return {
    venue,
    venueName: venues.nameOf(venue),
    year: past ? year : null,
    published,
    knownOn: published && knownOn(published, today),
  };
}
