import { spreadSaid } from '../../../src/locales/deals.ts';
import type { DealPage, Heads } from '../../../src/operations/deals/show-deal.ts';
import { PerHead } from '../../charts/per-head.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Money a head, by whom is counted; a role that nobody counts is said to be unknown. */
export function HeadsFigure({ deal }: { deal: DealPage }) {
  const words = useWords();
  const { say, dollars } = words;
  const { heads, basis, price, valuation, implied } = deal;
  const money = basis === 'bought' ? price : (valuation ?? implied);
  const shown = heads.filter(({ role }) => basis === 'bought' || (role !== 'moved' && role !== 'named'));
  const known = shown.flatMap(({ each }) => each ?? []);
  if (money === null) return null;
  const [low, high] = [
    Math.min(...known.map(({ middle }) => middle)),
    Math.max(...known.map(({ middle }) => middle)),
  ];
  const title =
    known.length === 0
      ? say('deal.heads.finding.none')
      : known.length === 1
        ? say('deal.heads.finding.one', { each: dollars(low) })
        : say(`deal.heads.finding.${basis}`, {
            price: dollars(money.middle),
            low: dollars(low),
            high: dollars(high),
          });
  return (
    <Figure
      title={title}
      dek={say(`deal.heads.dek.${basis}`)}
      source={say('deal.heads.source')}
      drawn={known.length > 0}
      sheet={{
        name: `${deal.id} heads`,
        columns: ['role', 'count_low', 'count', 'count_high', 'each_low', 'each', 'each_high', 'sources'],
        rows: shown.map(({ role, count, each, sources }) => [
          role,
          ...[count?.low, count?.middle, count?.high, each?.low, each?.middle, each?.high].map(
            (value) => value ?? null,
          ),
          sources.map(({ publisher }) => publisher).join('; '),
        ]),
      }}
    >
      {known.length > 0 && (
        <PerHead
          title={title}
          rows={shown.map((one) => ({
            label: say(`deal.heads.${one.role}`),
            note: noteOf(one, deal, words),
            each: one.each,
          }))}
        />
      )}
    </Figure>
  );
}

type Words = ReturnType<typeof useWords>;

function noteOf({ role, count, sources }: Heads, { concentration }: DealPage, words: Words): string {
  const { say, number, list } = words;
  if (role === 'effective')
    return concentration === null
      ? say('deal.heads.unknown.effective')
      : say('deal.heads.works', {
          effective: number(Math.round(concentration.effective * 10) / 10),
          people: concentration.people,
          works: concentration.works,
        });
  if (count === null) return say('deal.heads.unknown');
  const heads = spreadSaid(count, words, (value) => number(Math.round(value)));
  if (role === 'named' || role === 'founders') return say('deal.heads.counted', { count: heads });
  return say('deal.heads.count', {
    count: heads,
    sources: list([...new Set(sources.map(({ publisher }) => publisher))]),
  });
}
