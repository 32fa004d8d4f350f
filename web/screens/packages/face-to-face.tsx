import { useQuery } from '@tanstack/react-query';
import type { Words } from '../../../src/locales/words.ts';
import type { ComparedPackages } from '../../../src/operations/packages/compared.ts';
import { questions } from '../../api.ts';
import { Figure } from '../../parts/figure.tsx';
import { Bones } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import type { Draft } from './offer-draft.ts';
import { useRested } from './rested.ts';

type BreakEven = ComparedPackages['breakEvens'][number];

/** A break-even in words: from which month of staying, or from which price of a share. */
function sayBreakEven(
  one: BreakEven,
  names: readonly string[],
  money: (amount: number) => string,
  { say }: Words,
): string {
  const [better, than] = [names[one.better] ?? '', names[one.than] ?? ''];
  if (one.kind === 'stay')
    return say(`package.even.stay.${one.when}`, { better, than, month: one.month ?? 0 });
  const company =
    one.companyValue === null ? '' : say('package.even.company', { value: money(one.companyValue) });
  return say(`package.even.${one.measure === 'expected' ? 'expected' : 'valuation'}.${one.when}`, {
    better,
    than,
    price: money(one.sharePrice ?? 0),
    company,
  });
}

/** Two to five offers on the same axes for the same person, and where one passes another. */
export function FaceToFace({
  offers,
  names,
  money,
}: {
  offers: readonly Draft[];
  names: readonly string[];
  money: (amount: number) => string;
}) {
  const words = useWords();
  const { say, percent } = words;
  const { data } = useQuery(questions.faceToFace(useRested(offers)));
  const valued = data?.offers.length === offers.length ? data.offers : undefined;
  const best = valued
    ? valued.reduce(
        (top, one, i) => (one.person.worth.value > (valued[top]?.person.worth.value ?? 0) ? i : top),
        0,
      )
    : 0;
  const second = valued
    ? Math.max(...valued.filter((_, i) => i !== best).map(({ person }) => person.worth.value))
    : 0;
  const title = valued
    ? say('packages.face.finding', {
        name: names[best] ?? '',
        more: money((valued[best]?.person.worth.value ?? 0) - second),
      })
    : say('packages.face.title');
  const rate = valued?.[0]?.assumptions.find((one) => one.name === 'taxRate')?.value ?? 0;
  const taxed = Number(rate) > 0 ? 'yes' : 'no';
  const horizon = Math.min(...(valued ?? []).map(({ curve }) => curve.length - 1));
  const months = [11, 12, 24, 36, 48, 60, 84, 120].filter((month) => month <= horizon);
  const rows = valued
    ? [
        ['package.toPerson', (i: number) => money(valued[i]?.person.worth.value ?? 0)] as const,
        [
          'packages.face.spread',
          (i: number) =>
            say('claim.range', {
              low: money(valued[i]?.person.spread.low ?? 0),
              high: money(valued[i]?.person.spread.high ?? 0),
            }),
        ] as const,
        ['packages.face.expected', (i: number) => money(valued[i]?.person.expected.value ?? 0)] as const,
        ['package.toEmployer', (i: number) => money(valued[i]?.employer.cost.value ?? 0)] as const,
        ['packages.face.cash', (i: number) => money(valued[i]?.employer.cash.value ?? 0)] as const,
        [
          'packages.face.dilution',
          (i: number) => {
            const share = valued[i]?.employer.dilution;
            return share === null || share === undefined ? '' : percentFine(share, percent, words);
          },
        ] as const,
      ]
    : [];
  return (
    <Figure
      title={title}
      dek={say('packages.face.dek', { taxed })}
      {...(valued && {
        sheet: {
          name: title,
          columns: [
            'offer',
            'worth',
            'worth_low_99',
            'worth_high_99',
            'outcomes_low_10',
            'outcomes_high_90',
            'expected',
            'employer_cost',
            'employer_cash',
            'dilution',
            ...months.map((m) => `kept_month_${m}`),
          ],
          rows: valued.map((one, i) => [
            names[i] ?? '',
            one.person.worth.value,
            one.person.worth.low,
            one.person.worth.high,
            one.person.spread.low,
            one.person.spread.high,
            one.person.expected.value,
            one.employer.cost.value,
            one.employer.cash.value,
            one.employer.dilution,
            ...months.map((month) => one.curve[month]?.value ?? null),
          ]),
        },
      })}
    >
      {valued ? (
        <div className="two wide-left chart">
          <div className="scroll face">
            <Table>
              <thead>
                <tr>
                  <td />
                  {names.map((name, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: offers may share a name
                    <th key={i} scope="col" className="num">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, cell]) => (
                  <tr key={label}>
                    <th scope="row">{say(label, { taxed })}</th>
                    {valued.map((one, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: offers may share a name
                      <td key={`${one.name} ${i}`} className="num">
                        {cell(i)}
                      </td>
                    ))}
                  </tr>
                ))}
                {months.map((month) => (
                  <tr key={month}>
                    <th scope="row" className="soft">
                      {say('packages.face.kept', { months: month })}
                    </th>
                    {valued.map((one, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: offers may share a name
                      <td key={`${one.name} ${i}`} className="num">
                        {money(one.curve[month]?.value ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
          <div>
            <h3>{say('package.breakEvens')}</h3>
            <ul className="entries under-title">
              {data?.breakEvens.map((one) => (
                <li key={`${one.kind} ${one.measure} ${one.better} ${one.than}`} className="title">
                  {sayBreakEven(one, names, money, words)}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : (
        <Bones lines={[1, 1, 1, 1]} />
      )}
    </Figure>
  );
}

/** A small share keeps two figures: 0.0005% of a giant, 0.4% of a start-up. */
function percentFine(share: number, percent: (share: number) => string, { locale }: Words): string {
  if (share >= 0.1 || share === 0) return percent(share);
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'fr-CA', {
    style: 'percent',
    maximumSignificantDigits: 2,
  }).format(share);
}
