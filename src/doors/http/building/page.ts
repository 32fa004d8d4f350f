import { en } from '../../../locales/en.ts';
import { frCA } from '../../../locales/fr-CA.ts';
import { stepSaid, supplierName } from '../../../locales/statements.ts';
import { chooseLocale, createWords, type Locale, type Words } from '../../../locales/words.ts';
import type { ProgressLog } from '../../../operations/builds/progress-log.ts';
import type { ErrorMessage, StepProgress } from '../../../pipeline/progress.ts';
import type { LandingProgress } from '../../../sources/pace.ts';
import { type Html, html } from '../html.ts';

const words: Readonly<Record<Locale, Words>> = {
  en: createWords('en', en),
  'fr-CA': createWords('fr-CA', frCA),
};

/** The words that suit a request, by its Accept-Language. */
export function wordsFor(acceptLanguage: string | undefined): Words {
  return words[chooseLocale((acceptLanguage ?? '').split(',').map((tag) => tag.trim()))];
}

/**
 * The page shown until the first build is published and the screens are put together: the build, step by step.
 * Its script reads the same page again when there is news; without scripts the browser reloads it.
 */
export function buildingPage(log: ProgressLog, trouble: ErrorMessage | undefined, words: Words): Html {
  const { say, locale } = words;
  return html`<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Vivier: ${say('build.title')}</title>
    <link rel="icon" href="/building/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/building/tokens.css">
    <link rel="stylesheet" href="/building/page.css">
    <script type="module" src="/building/follow.js"></script>
    <noscript><meta http-equiv="refresh" content="2"></noscript>
  </head>
  <body>
    <main id="building">
      <p class="top"><span class="wordmark">Vivier ${mark}</span></p>
      <h1>${say('build.title')}</h1>
      <p class="lead">${say('build.lead')}</p>
      ${progressFigure(log, trouble, words)}
    </main>
  </body>
</html>`;
}

const mark = html`<svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
  <rect x="1" y="3.5" width="28" height="7" rx="3.5" fill="var(--interval)" />
  <line x1="1" x2="29" y1="7" y2="7" stroke="var(--accent)" stroke-width="1.25" />
  <circle cx="19" cy="7" r="5.5" fill="var(--accent)" />
</svg>`;

function progressFigure(log: ProgressLog, trouble: ErrorMessage | undefined, words: Words): Html {
  const { say } = words;
  const steps = log.steps();
  const ending = log.ending();
  const failed = trouble ?? (ending?.kind === 'failed' ? ending.error : undefined);
  const total = steps[0]?.of;
  const done = steps.filter(({ state }) => state !== 'running');
  const read = log.imports().filter(({ files, of }) => files >= of);
  // What goes on stands first, in sight; under it what is done, from the last of the list to the first.
  const rows = [
    ...steps.filter((step) => !done.includes(step)).map((step) => stepRow(step, words)),
    ...log
      .imports()
      .filter((one) => !read.includes(one))
      .map((one) => importRow(one, words)),
    ...done.toReversed().map((step) => stepRow(step, words)),
    ...read.toReversed().map((one) => importRow(one, words)),
  ];
  const before = rows.length === 0 ? say('build.starting') : say('build.reading');
  const finding = total === undefined ? before : say('build.finding', { done: done.length, total });
  return html`<section class="figure">
    <h2 aria-live="polite">${finding}</h2>
    <p class="dek">${say('build.dek')}</p>
    ${failed === undefined ? null : troubleNotice(failed, words)}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('build.step')}</th>
            <td></td>
            <th scope="col" class="num">${say('build.rows')}</th>
            <th scope="col" class="num rate">${say('build.rate')}</th>
            <th scope="col" class="num">${say('build.left')}</th>
          </tr>
        </thead>
        <tbody>${rows}</tbody>
      </table>
    </div>
  </section>`;
}

function troubleNotice({ what, where, why, mend }: ErrorMessage, { say }: Words): Html {
  return html`<div class="trouble" role="alert">
    <h3>${say('build.failed')}</h3>
    <p>${[what, where, why, mend].filter(Boolean).join(' ')}</p>
  </div>`;
}

function stepRow({ step, state, rows, total, seconds, rate, left }: StepProgress, words: Words): Html {
  const part = state !== 'running' ? 1 : total ? rows / total : 0;
  const time =
    state === 'reused' ? words.say('build.kept') : describeTime(state === 'running', seconds, left, words);
  return tableRow(stepName(step, words), part, rows, rate, time, words);
}

/** What the step makes, over the name of its table. */
function stepName(step: string, words: Words): string | Html {
  const said = stepSaid(step, words);
  return said === null ? step : html`${said} <small>${step}</small>`;
}

function importRow({ source, files, of, records, seconds, rate, left }: LandingProgress, words: Words): Html {
  const ended = files >= of;
  const kept = ended && records === 0;
  const time = kept ? words.say('build.kept') : describeTime(!ended, seconds, left, words);
  // The bar tells what the time left tells: files differ in size.
  const part = ended ? 1 : left === null ? files / of : seconds / (seconds + left);
  return tableRow(supplierName(source, words), part, records, rate, time, words);
}

function describeTime(
  running: boolean,
  seconds: number,
  left: number | null,
  { say, number }: Words,
): string {
  if (running && left !== null) return say('build.remaining', { seconds: Math.ceil(left) });
  return say('build.took', { seconds: number(Math.round(seconds * 10) / 10) });
}

function tableRow(
  name: string | Html,
  part: number,
  rows: number,
  rate: number | null,
  time: string,
  { number }: Words,
): Html {
  const width = `${Math.round(Math.min(1, part) * 1000) / 10}%`;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="progress">
      <svg width="100%" height="8" aria-hidden="true">
        <rect width="100%" height="8" fill="var(--cohort)" />
        <rect width="${width}" height="8" fill="var(--accent)" />
      </svg>
    </td>
    <td class="num">${number(rows)}</td>
    <td class="num rate">${rate === null ? null : number(Math.round(rate))}</td>
    <td class="num">${time}</td>
  </tr>`;
}
