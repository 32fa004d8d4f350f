import { readFileSync } from 'node:fs';
import { fold } from '../names/fold.ts';

/** Areas and topics that stay from build to build, with phrases by which they are told; see data/README.md. */
export const topicsFile = new URL('../../data/topics/topics.csv', import.meta.url);

/** Disciplines beyond machine learning, with their evidence. */
export const disciplinesFile = new URL('../../data/topics/disciplines.csv', import.meta.url);

/** A topic that a work has where it says one of the phrases. */
export interface AnchoredTopic {
  readonly topic: string;
  readonly name: string;
  readonly area: string;
  readonly phrases: readonly string[];
}

/** Which evidence tells a discipline: words of the title, the venue, or the department on an author's line. */
export interface Discipline {
  readonly topic: string;
  readonly name: string;
  /** Patterns, as `WordPatterns` reads them. */
  readonly title: readonly string[];
  readonly department: readonly string[];
  readonly venues: ReadonlySet<string>;
}

/** An address-like form of a name. */
export const slug = (name: string): string =>
  fold(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

const rowsOf = (file: URL): string[][] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** The anchored topics, in the order of the file. A name is a phrase of its topic too. */
export function readAnchors(): AnchoredTopic[] {
  return rowsOf(topicsFile).map(([area = '', name = '', phrases = '']) => ({
    topic: slug(name),
    name,
    area,
    phrases: [name, ...phrases.split(';')],
  }));
}

/** The disciplines, in the order of the file. */
export function readDisciplines(): Discipline[] {
  const rows = Map.groupBy(rowsOf(disciplinesFile), ([name = '']) => name);
  return [...rows].map(([name, its]) => {
    const patterns = (kind: string) =>
      its.flatMap(([, evidence, pattern = '']) => (evidence === kind ? pattern.split('|') : []));
    return {
      topic: `d-${slug(name)}`,
      name,
      title: patterns('title'),
      department: patterns('department'),
      venues: new Set(patterns('venue')),
    };
  });
}
