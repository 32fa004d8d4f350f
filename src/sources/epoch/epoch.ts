import { modelRelease, post } from '../../tables/facts.ts';
import type { Cells } from '../csv.ts';
import { knownOn } from '../dates.ts';
import { Fields } from '../fields.ts';
import { ContentKeys } from '../keys.ts';
import { entries, isName, peopleOf } from '../lists.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { RecordSource } from '../source.ts';

/** The only columns that are looked at. */
const columns = [
  'Model',
  'Organization',
  'Publication date',
  'Domain',
  'Task',
  'Parameters',
  'Training compute (FLOP)',
  'Link',
  'Reference',
  'Authors',
  'Country (of organization)',
  'Notability criteria',
  'Model accessibility',
] as const;

/** Notable AI models and who made them. */
export const epoch: RecordSource = {
  name: 'epoch',
  doc: 'notable AI models: organisation, authors, compute, accessibility (Epoch AI)',
  terms: 'CC BY 4.0, attribution to Epoch AI',
  version: '1',
  fields: { model: columns },
  tables: [modelRelease, post],
  named: 'notable-models.csv.gz',
  files: /(?:^|\/)[^/]*models?[^/]*\.csv(?:\.gz)?$/u,
  alone: /\.csv(?:\.gz)?$/u,
  batch: { files: 8, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const keys = new ContentKeys();
  await eachRow(reading, columns, (cells, index) => readModel(reading, cells, index, keys));
}

function readModel(
  reading: Reading,
  cells: Cells<(typeof columns)[number]>,
  index: number,
  keys: ContentKeys,
): void {
  const { rows, today } = reading;
  const place = rowPlace(reading, index);
  const fields = new Fields(cells, place, rows, today);
  if (!fields.required('Model')) return;
  const published = fields.period('Publication date');
  const model = fields.text('Model');
  const organisations = fields.textOrNull('Organization');
  const url = fields.textOrNull('Link');
  rows.add(modelRelease, {
    ...place,
    model,
    raw_organisation: organisations,
    country: fields.textOrNull('Country (of organization)'),
    published_on: published?.on ?? null,
    precision: published?.precision ?? null,
    domain: fields.textOrNull('Domain'),
    task: fields.textOrNull('Task'),
    reference: fields.textOrNull('Reference'),
    url,
    parameters: fields.number('Parameters'),
    training_compute: fields.number('Training compute (FLOP)'),
    accessibility: fields.textOrNull('Model accessibility'),
    notability: fields.textOrNull('Notability criteria'),
  });
  for (const [position, raw_name] of peopleOf(fields.text('Authors')).entries()) {
    if (raw_name === '') continue;
    if (!isName(raw_name)) {
      fields.reject('Authors', 'not-a-name', raw_name);
      continue;
    }
    rows.add(post, {
      ...place,
      position,
      post_key: keys.next('epoch', 'model', model, organisations, raw_name),
      kind: 'model',
      raw_name,
      raw_organisation: organisations === null ? null : organisationsOf(organisations).join(';'),
      role: 'author',
      valid_from: published?.on ?? null,
      from_precision: published?.precision ?? null,
      known_on: published && knownOn(published, today),
      title: model,
      publisher: 'Epoch AI',
      url,
      status: 'confirmed',
      verified: false,
    });
  }
}

/** Organisations are separated by a comma without a space after it; a comma with one belongs to a name. */
function organisationsOf(text: string): string[] {
  return entries(text.replace(/,(?! )/gu, ';')).filter(Boolean);
}
