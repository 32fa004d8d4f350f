import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ProgressLog } from '../../operations/builds/progress-log.ts';
import { VivierError } from '../../tables/error.ts';

/** Streams open at once; each is a browser's tab. */
const MOST_STREAMS = 64;

/** A word now and then, so that neither end takes the other for gone; milliseconds. */
const HEARTBEAT = 15_000;

let open = 0;

/** The builder's progress as server-sent events: first what is known, unless only news is asked, then news, each a `Progress` as JSON. */
export function streamProgress(c: Context, log: ProgressLog): Response {
  const onlyNews = c.req.query('only') === 'news';
  if (open >= MOST_STREAMS) {
    throw new VivierError('streams-refused', {
      what: 'Too many pages follow the build.',
      why: `At most ${MOST_STREAMS} are served at once.`,
      mend: 'Close some of them.',
    });
  }
  open++;
  return streamSSE(c, async (stream) => {
    const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
    stream.onAbort(leave);
    const silence = log.listen((progress) => void stream.writeSSE({ data: JSON.stringify(progress) }));
    const beat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT);
    try {
      for (const progress of onlyNews ? [] : log.soFar())
        await stream.writeSSE({ data: JSON.stringify(progress) });
      await gone;
    } finally {
      silence();
      clearInterval(beat);
      open--;
    }
  });
}
