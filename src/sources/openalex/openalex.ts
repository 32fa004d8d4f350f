import { authorLine, citation, workRecord } from '../../tables/facts.ts';
import type { EngineSource } from '../source.ts';
import { workShape } from './shape.ts';
import { stage, unstage } from './stage.ts';
import { write } from './write.ts';

const PARTITION = /updated_date=\d{4}-\d{2}-\d{2}\/[^/]+$/u;

/** OpenAlex works as JSON lines: a snapshot's `works` folder, or files of lines, `.gz` or plain. */
export const openalex: EngineSource = {
  name: 'openalex',
  doc: 'works of the OpenAlex snapshot or API, as JSON lines',
  terms: 'CC0',
  version: '1',
  fields: { work: Object.keys(workShape), authorship: Object.keys(workShape.authorships[0]) },
  tables: [workRecord, authorLine, citation],
  named: 'updated_date=2025-01-31/part_000.gz',
  files:
    /(?:^|(?:^|\/)works\/)updated_date=\d{4}-\d{2}-\d{2}\/part_\d+(?:\.gz)?$|\.(?:jsonl|ndjson)(?:\.gz)?$/u,
  alone: /(?:\.(?:jsonl|ndjson)(?:\.gz)?|^part_\d+(?:\.gz)?)$/u,
  nameOf: (path) => PARTITION.exec(path)?.[0] ?? path.split('/').at(-1) ?? path,
  batch: { files: 20, bytes: 512 * 1024 * 1024 },
  stage,
  unstage,
  load: write,
};
