import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Engine } from '../engine/engine.ts';
import { readRegistry } from '../organisations/columns.ts';
import { readLearned } from '../organisations/prior.ts';
import { buildResolver } from '../organisations/resolver.ts';
import { type Figures, share } from './figures.ts';
import {
  firstPartBaseline,
  isTest,
  type LabelledString,
  measureOrganisations,
  measureSpeed,
  namedLabels,
} from './organisations.ts';

const labelsFile = new URL('../../data/labels/organisations.csv', import.meta.url);
const samples = [
  'weighted',
  'unweighted',
  'openalex',
  'weighted-2',
  'unweighted-2',
  'openalex-2',
  'unweighted-3',
  'openalex-3',
  'unweighted-4',
  'openalex-4',
  'unweighted-5',
  'openalex-5',
  'unweighted-6',
  'unweighted-7',
  'openalex-7',
] as const;
const SPEED_STRINGS = 20_000;

/** Measures the resolver on strings labelled by hand, beside the first institution-like part of a string. */
export async function evaluateOrganisations(engine: Engine): Promise<Figures[]> {
  const registry = await readRegistry(engine);
  const started = performance.now();
  const resolver = buildResolver({ ...registry, ...readLearned() });
  const built = (performance.now() - started) / 1000;
  const baseline = firstPartBaseline(resolver.registry);
  const labels = namedLabels(resolver.registry, await readLabels());
  const rows = (['test', 'tune'] as const).flatMap((half) =>
    samples.flatMap((sample) => {
      const chosen = labels.filter(
        (label) => label.sample === sample && isTest(label.raw) === (half === 'test'),
      );
      const ours = measureOrganisations(chosen, (raw) => resolver.resolve(raw));
      const theirs = measureOrganisations(chosen, baseline);
      const row = [half, sample, chosen.length, `${share(ours.top1)} ± ${share(ours.interval)}`];
      return [[...row, share(theirs.top1), share(ours.precision), share(ours.recall), share(ours.resolved)]];
    }),
  );
  const fresh = await engine.rows(
    `select distinct raw_affiliation as raw from mention where raw_affiliation is not null order by raw limit ${SPEED_STRINGS}`,
  );
  const speed = measureSpeed(
    resolver,
    fresh.map((row) => String(row['raw'])),
  );
  return [
    {
      title: 'Organisations of printed strings',
      columns: ['half', 'sample', 'strings', 'top-1', 'baseline top-1', 'precision', 'recall', 'resolved'],
      rows,
      protocol: [
        'Strings drawn with a fixed seed from the paper lists (weighted by use, and distinct) and from the OpenAlex sample, labelled by hand before any answer was seen; halves by a hash of the string.',
        'Baseline: the first institution-like part of the string, by exact alias.',
        `${Math.round(speed).toLocaleString('en')} new strings a second on one thread, over ${fresh.length} strings; the resolver takes ${built.toFixed(1)} s to build.`,
        'Our own list was extended while the tune half was read, so its figures flatter; the OpenAlex strings are biomedical and few.',
        'Samples ending in a number were drawn and labelled later; there an institution that no registry has counts as missed, while in the first samples it counts as nothing meant.',
        'Samples ending in -3 and above were measured once by hand when they were fresh (bench/results/2026-11-28-organisations.md) and read since.',
      ],
    },
  ];
}

/** The strings labelled by hand. */
export async function readLabels(): Promise<LabelledString[]> {
  const rows = parse(await readFile(labelsFile), { columns: true }) as Record<string, string>[];
  const list = (text: string | undefined): string[] =>
    text ? text.split(';').filter((id) => id !== '') : [];
  return rows.map((row) => ({
    sample: row['sample'] as LabelledString['sample'],
    raw: row['raw'] ?? '',
    organisations: list(row['organisations']),
    also: list(row['also']),
  }));
}
