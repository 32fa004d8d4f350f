import { useEffect, useState } from 'react';
import type { Progress } from '../../src/operations/builds/builder.ts';

/** One row of the build's table: an import of a source's files, or a step. */
export interface Row {
  readonly name: string;
  readonly state: 'running' | 'done' | 'reused';
  readonly rows: number;
  /** The part that is done, from 0 to 1; null where the whole is not known. */
  readonly part: number | null;
  /** Rows a second. */
  readonly rate: number | null;
  readonly seconds: number;
  /** Seconds left. */
  readonly left: number | null;
}

/** The build as it has been told so far. */
export interface BuildSoFar {
  readonly rows: readonly Row[];
  /** Steps in all; 0 until one begins. */
  readonly steps: number;
  readonly done: number;
  readonly failed: Extract<Progress, { kind: 'failed' }>['error'] | null;
}

export const nothingYet: BuildSoFar = { rows: [], steps: 0, done: 0, failed: null };

function toRow(news: Extract<Progress, { kind: 'step' | 'import' }>): Row {
  const { rate, seconds, left } = news;
  if (news.kind === 'import') {
    const state = news.files >= news.of ? 'done' : 'running';
    return { name: news.source, state, rows: news.records, part: news.files / news.of, rate, seconds, left };
  }
  const part = news.state === 'running' ? (news.total ? Math.min(1, news.rows / news.total) : null) : 1;
  return { name: news.step, state: news.state, rows: news.rows, part, rate, seconds, left };
}

/** The build after one more piece of news: rows keep the order in which they began. */
export function hear(before: BuildSoFar, news: Progress): BuildSoFar {
  if (news.kind === 'failed') return { ...before, failed: news.error };
  if (news.kind === 'published') return nothingYet;
  const row = toRow(news);
  const known = before.rows.some(({ name }) => name === row.name);
  const rows = known ? before.rows.map((old) => (old.name === row.name ? row : old)) : [...before.rows, row];
  const steps = news.kind === 'step' ? news.of : before.steps;
  const done = news.kind === 'step' ? news.index + (news.state === 'running' ? 0 : 1) : before.done;
  return { rows, steps, done: Math.max(before.done, done), failed: null };
}

/** The build's progress from the server's event stream, while it is on screen; `finished` is called at publication. */
export function useBuildSoFar(finished: () => void): BuildSoFar {
  const [build, setBuild] = useState(nothingYet);
  useEffect(() => {
    const stream = new EventSource('/api/build/events');
    const listen = (event: MessageEvent<string>) => {
      const news: Progress = JSON.parse(event.data);
      setBuild((before) => hear(before, news));
      if (news.kind === 'published') finished();
    };
    // The server may name its events after their kind, or not at all.
    for (const kind of ['message', 'step', 'import', 'published', 'failed'])
      stream.addEventListener(kind, listen);
    return () => stream.close();
  }, [finished]);
  return build;
}
