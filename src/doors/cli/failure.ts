import { inTongue } from '../../locales/complaint.ts';
import type { MessageKey } from '../../locales/words.ts';
import { type ErrorMessage, errorMessage } from '../../pipeline/progress.ts';
import { wrap } from './layout.ts';
import { EXIT, type Exit, type Session } from './session.ts';

/** A question that could not be read. */
const notUnderstood = new Set([
  'input-refused',
  'offer-refused',
  'question-empty',
  'unknown-source',
  'step-unknown',
  'file-unknown',
  'usage',
  'offer-unreadable',
  'scale-refused',
  'currencies-mixed',
  'ocf-refused',
  'decision-empty',
  'decision-unclear',
  'claim-refused',
  'assumption-out-of-range',
  'facet-refused',
  'weights-refused',
  'filter-alone',
  'nobody-named',
]);
/** Refused on principle, or because somebody else is at it. */
const refused = new Set([
  'sql-refused',
  'address-refused',
  'desk-in-use',
  'observatory-in-use',
  'builder-busy',
  'sql-busy',
  'port-in-use',
  'host-foreign',
]);

/** What the command ends with after this error. */
function exitOf(code: string): Exit {
  if (notUnderstood.has(code)) return EXIT.usage;
  return refused.has(code) ? EXIT.refused : EXIT.failed;
}

/** Prints an error once, on the error stream: what, where, why, the mend and the code. Answers how to end. */
export function printFailure(error: unknown, session: Pick<Session, 'words' | 'form' | 'err'>): Exit {
  const message = errorMessage(error);
  if (session.form === 'json')
    session.err.write(`${JSON.stringify({ error: inTongue(message, session.words) })}\n`);
  else for (const line of describe(message, session)) session.err.write(`${line}\n`);
  if (message.code === 'unexpected' && process.env['VIVIER_DEBUG']) console.error(error);
  return exitOf(message.code);
}

function describe(message: ErrorMessage, { words, err }: Pick<Session, 'words' | 'err'>): string[] {
  const { what, where, why, mend } = inTongue(message, words);
  const { say } = words;
  const part = (label: MessageKey, text: string | undefined) =>
    text === undefined ? [] : wrap(say('cli.labelled', { label: say(label), text }), err.width, 2);
  return [
    ...wrap(`${what} (${say('cli.error.code', { code: message.code })})`, err.width).map((line) =>
      err.paint('red', line),
    ),
    ...part('cli.error.where', where),
    ...part('cli.error.why', why),
    ...part('cli.error.mend', mend),
  ];
}
