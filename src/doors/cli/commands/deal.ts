import { userInfo } from 'node:os';
import { sayFault } from '../../../locales/complaint.ts';
import { sayUnread } from '../../../locales/unread-columns.ts';
import { entryFault, withdrawClaim } from '../../../operations/deals/claims.ts';
import { findDeals } from '../../../operations/deals/find-deals.ts';
import { importClaims } from '../../../operations/deals/import-claims.ts';
import { showDeal } from '../../../operations/deals/show-deal.ts';
import { showShock } from '../../../operations/deals/show-shock.ts';
import { print } from '../answer.ts';
import { askDesk } from '../desk-place.ts';
import { Page } from '../page.ts';
import { dealAnswer, dealsAnswer, shockAnswer } from '../pages/deal.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

export interface DealListOptions {
  readonly kind?: string;
  readonly limit?: string;
}

export interface DealOptions {
  readonly use?: string[];
  readonly years?: string;
  readonly discount?: string;
  readonly exitsLow?: string;
  readonly exitsHigh?: string;
}

export interface ShockOptions {
  readonly leave?: string[];
  readonly conflict?: string;
  readonly switching?: string;
  readonly staff?: string;
}

export interface WithdrawOptions {
  readonly why: string;
  readonly who?: string;
}

export async function listDeals(session: Session, q: string, options: DealListOptions): Promise<Exit> {
  const found = await askDesk(session, findDeals, { q, ...options });
  if (found.total > 0 || session.form !== 'text') await print(session, dealsAnswer(found, session));
  else session.err.write(`${session.words.say('cli.found.none', { query: q })}\n`);
  return found.total === 0 ? EXIT.failed : EXIT.done;
}

export async function showOne(session: Session, id: string, options: DealOptions): Promise<Exit> {
  const { exitsLow, exitsHigh, ...rest } = options;
  const asked = { id, ...rest, exits_low: exitsLow, exits_high: exitsHigh };
  await print(session, dealAnswer(await askDesk(session, showDeal, asked), session));
  return EXIT.done;
}

export async function showItsShock(session: Session, id: string, options: ShockOptions): Promise<Exit> {
  await print(session, shockAnswer(await askDesk(session, showShock, { id, ...options }), session));
  return EXIT.done;
}

export async function withdraw(
  session: Session,
  claim: string,
  { why, who }: WithdrawOptions,
): Promise<Exit> {
  const done = await askDesk(session, withdrawClaim, { claim, why, who: who ?? userInfo().username });
  await print(session, {
    json: done,
    csv: { columns: ['claim', 'decision'], rows: () => [{ claim: done.claim, decision: done.decision.id }] },
    text: () => [session.words.say('cli.import.claims.undo', { decision: done.decision.id })],
  });
  return EXIT.done;
}

/** Enters a file of claims, or says what that would do. Rows that are refused end it with a failure. */
export async function importClaimsFile(session: Session, path: string, dryRun: boolean): Promise<Exit> {
  const report = await askDesk(session, importClaims, {
    path,
    dryRun,
    who: userInfo().username,
    why: `import claims ${path}`,
  });
  await print(session, {
    json: report,
    csv: { columns: ['line', 'field', 'reason', 'detail'], rows: () => report.rejections },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      const { claims, table, known, decisions } = report;
      page.text(say('cli.import.claims', { count: claims.length, dry: String(dryRun), table, known }));
      const unread = sayUnread(report, page.words);
      if (unread !== null) page.text(unread.head);
      for (const one of unread?.each ?? []) page.text(one, 2);
      for (const { line, field, reason, detail } of report.rejections) {
        const said = sayFault(entryFault({ field, reason, detail }), session.words);
        page.text(say('cli.import.claims.refused', { line, field: field || 'none', said }), 2);
      }
      if (decisions[0] !== undefined) page.quiet(say('cli.import.claims.undo', { decision: decisions[0] }));
      return page.lines;
    },
  });
  return report.rejections.length > 0 ? EXIT.failed : EXIT.done;
}
