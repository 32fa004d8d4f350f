import { payRecord } from '../../tables/facts.ts';
import { Fields } from '../fields.ts';
import { eachRow, type Reading, rowPlace } from '../records.ts';
import type { RecordSource } from '../source.ts';

/** The only columns that are looked at. */
const columns = [
  'work_year',
  'experience_level',
  'employment_type',
  'job_title',
  'salary',
  'salary_currency',
  'salary_in_usd',
  'employee_residence',
  'remote_ratio',
  'company_location',
  'company_size',
] as const;

/** Self-reported pay in AI jobs; no employer, no equity. */
export const pay: RecordSource = {
  name: 'pay',
  doc: 'self-reported pay in AI jobs (ai-jobs.net)',
  terms: 'CC0',
  version: '1',
  fields: { pay: columns },
  tables: [payRecord],
  named: 'salaries.csv',
  files: /(?:^|\/)[^/]*salar[^/]*\.csv(?:\.gz)?$/u,
  alone: /\.csv(?:\.gz)?$/u,
  batch: { files: 4, bytes: 16 * 1024 * 1024 },
  read,
};

async function read(reading: Reading): Promise<void> {
  const { rows, today } = reading;
  await eachRow(reading, columns, (cells, index) => {
    const place = rowPlace(reading, index);
    const fields = new Fields(cells, place, rows, today);
    if (!fields.required(...columns)) return;
    const year = fields.period('work_year');
    const [amount, usd] = [fields.number('salary'), fields.number('salary_in_usd')];
    const remote = fields.integer('remote_ratio', 0, 100);
    if (year === null || amount === null || usd === null || remote === null) return;
    rows.add(payRecord, {
      ...place,
      year: Number(year.on.slice(0, 4)),
      experience: fields.text('experience_level'),
      employment: fields.text('employment_type'),
      title: fields.text('job_title'),
      amount,
      currency: fields.text('salary_currency'),
      amount_usd: usd,
      residence: fields.text('employee_residence'),
      remote,
      location: fields.text('company_location'),
      size: fields.text('company_size'),
    });
  });
}
