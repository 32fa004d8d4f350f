import { award, post } from '../../tables/facts.ts';
import { knownOn } from '../dates.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { peopleOf } from '../lists.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { RecordSource } from '../source.ts';
import { readVenues, type Venues } from '../venues.ts';

/** The only columns that are looked at. */
const columns = ['venue', 'award_year', 'award', 'title', 'paper_venue', 'paper_year', 'authors'] as const;

/** Best-paper and test-of-time awards. */
export function awards(venues: Venues = readVenues()): RecordSource {
  return {
    name: 'awards',
    doc: 'best-paper and test-of-time awards of AI venues',
    terms: 'facts',
    version: '1',
    fields: { award: columns },
    tables: [award, post],
    named: 'best-papers.csv',
    files: /(?:^|\/)[^/]*(?:best-papers|awards)[^/]*\.csv(?:\.gz)?$/u,
    alone: /\.csv(?:\.gz)?$/u,
    batch: { files: 8, bytes: 16 * 1024 * 1024 },
    read: (reading) => read(reading, venues),
  };
}

async function read(reading: Reading, venues: Venues): Promise<void> {
  const { rows, today } = reading;
  const keys = new ContentKeys();
  await eachRow(reading, columns, (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    const given = fields.period('award_year');
    if (given === null || !fields.required('venue', 'award_year', 'award', 'title')) return;
    const [year, title, name] = [Number(given.on.slice(0, 4)), fields.text('title'), fields.text('award')];
    const venue = venues.keyOf(fields.text('venue'));
    rows.add(award, {
      ...place,
      venue,
      year,
      award: name,
      title,
      work_venue: venues.keyOf(fields.text('paper_venue')) || null,
      work_year: fields.integer('paper_year', 1900, year),
    });
    for (const [position, raw_name] of peopleOf(fields.text('authors')).entries()) {
      if (raw_name === '') continue;
      rows.add(post, {
        ...place,
        position,
        post_key: keys.next('awards', 'award', venue, year, name, title, raw_name),
        kind: 'award',
        raw_name,
        role: name,
        valid_from: given.on,
        from_precision: given.precision,
        known_on: knownOn(given, today),
        title,
        publisher: fields.text('venue'),
        status: 'confirmed',
        verified: false,
      });
    }
  });
}
