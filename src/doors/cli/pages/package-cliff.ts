import { sayMoney } from '../../../locales/currency.ts';
import type { CliffsCompared } from '../../../operations/packages/cliff.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';

/** What leaving costs under each rule on the cliff, with who says that it held. */
export function cliffAnswer(compared: CliffsCompared, session: Session): Answer {
  const { organisation, rules, leave, grant, months, basis } = compared;
  const { words } = session;
  const money = (amount: number) => sayMoney(amount, 'USD', words);
  return {
    json: compared,
    csv: {
      columns: ['cliff_months', 'month_of_leaving', 'kept_usd'],
      rows: () =>
        rules.flatMap(({ cliff, curve }) =>
          curve.map((kept, month) => ({ cliff_months: cliff, month_of_leaving: month, kept_usd: kept })),
        ),
    },
    text: () => {
      const page = new Page(session);
      page.name(words.say('packages.cliff.title', { organisation }), `${money(grant)} · ${months}`);
      page.table(
        [
          { head: words.say('packages.cliff.head') },
          { head: words.say('packages.cliff.kept', { month: leave }), right: true },
          { head: words.say('packages.cliff.lost'), right: true },
          { head: words.say('packages.cliff.claims') },
        ],
        rules.map(({ cliff, kept, lost, claims }) => [
          words.say('packages.cliff.rule', { months: cliff }),
          money(kept),
          lost > 0 ? money(lost) : words.say('packages.cliff.nothing'),
          claims.map(({ evidence }) => evidence.publisher ?? evidence.source).join('; ') ||
            words.say('packages.cliff.named'),
        ]),
      );
      page.space();
      page.quiet(
        basis === null
          ? words.say('packages.cliff.dek')
          : words.say('packages.cliff.basis', {
              publisher: basis.evidence.publisher ?? basis.evidence.source,
            }),
      );
      return page.lines;
    },
  };
}
