import { useNavigate } from '@tanstack/react-router';
import type { DecomposedHeadline } from '../../../src/operations/packages/decompose.ts';
import { SplitBar } from '../../charts/split-bar.tsx';
import { Figure } from '../../parts/figure.tsx';
import { FigureField } from '../../parts/figure-field.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import type { Reading } from './headline-findings.ts';
import { type Bucket, buckets, changeSplit, type HeadlineQuestion } from './headline-question.ts';
import { useMoney } from './money.ts';

const colours: Readonly<Record<Bucket, string>> = {
  cashNow: 'var(--org-4)',
  cashIfStays: 'var(--org-1)',
  equityCertain: 'var(--org-6)',
  equityAtRisk: 'var(--org-2)',
  goalLinked: 'var(--org-3)',
};

/** Where the money lies in one reading; each share and each supposition can be changed, and the address carries them. */
export function Readings({
  data,
  chief,
  question,
}: {
  data: DecomposedHeadline;
  chief: Reading;
  question: HeadlineQuestion;
}) {
  const { say } = useWords();
  const money = useMoney(data.said.currency);
  const navigate = useNavigate();
  const change = (changed: Partial<HeadlineQuestion>) =>
    void navigate({
      to: '/packages',
      search: { ...question, ...changed },
      replace: true,
      resetScroll: false,
    });
  const amount = data.said.amount ?? 0;
  const shareOf = (bucket: Bucket) => chief.split[bucket] ?? 0;
  const split = {
    cashNow: shareOf('cashNow'),
    cashIfStays: shareOf('cashIfStays'),
    equityCertain: shareOf('equityCertain'),
    equityAtRisk: shareOf('equityAtRisk'),
    goalLinked: shareOf('goalLinked'),
  };
  const title = say('packages.split.title');
  return (
    <Figure
      title={title}
      dek={say(chief.supposed ? 'packages.split.dek' : 'packages.split.said')}
      source={chief.supposed ? say('package.supposed') : ''}
      drawn
      sheet={{
        name: title,
        columns: ['reading', 'part', 'share', 'amount', 'currency'],
        rows: data.readings.flatMap((reading) =>
          buckets.map((bucket) => [
            reading.name,
            bucket,
            reading.split[bucket] ?? 0,
            reading.amounts[bucket] ?? 0,
            data.said.currency,
          ]),
        ),
      }}
    >
      <SplitBar
        title={title}
        money={money}
        slices={buckets.map((bucket) => ({
          id: bucket,
          name: say(`package.bucket.${bucket}`),
          amount: amount * split[bucket],
          colour: colours[bucket],
        }))}
      />
      <Table className="chart parts">
        <thead>
          <tr>
            <th scope="col">{say('package.part')}</th>
            <th scope="col">{say('packages.split.leaver')}</th>
            <th scope="col" className="num">
              {say('packages.split.share')}
            </th>
            <th scope="col" className="num">
              {say('packages.split.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket}>
              <th scope="row">
                <i className="swatch" style={{ background: colours[bucket] }} />
                {say(`package.bucket.${bucket}`)}
              </th>
              <td className="soft">{say(`packages.leaver.${bucket}`)}</td>
              <td className="num">
                <FigureField
                  label={say('packages.split.shareOf', { part: say(`package.bucket.${bucket}`) })}
                  unit="percent"
                  value={Number(split[bucket].toFixed(5))}
                  change={(share) =>
                    share !== undefined && change({ split: changeSplit(split, bucket, share) })
                  }
                />
              </td>
              <td className="num">{money(amount * split[bucket])}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Suppositions data={data} chief={chief} question={question} change={change} />
    </Figure>
  );
}

function Suppositions({
  data,
  chief,
  question,
  change,
}: {
  data: DecomposedHeadline;
  chief: Reading;
  question: HeadlineQuestion;
  change: (changed: Partial<HeadlineQuestion>) => void;
}) {
  const { say } = useWords();
  const assumed = (name: string) =>
    Number(chief.value.assumptions.find((one) => one.name === name)?.value ?? 0);
  const set = (name: keyof HeadlineQuestion, times: number) => (value: number | undefined) => {
    if (value !== undefined) change({ [name]: value * times });
  };
  return (
    <div className="fields">
      {data.said.years === null && (
        <FigureField
          shown
          unit="number"
          label={say('packages.suppose.years')}
          value={data.years}
          change={set('years', 1)}
        />
      )}
      <FigureField
        shown
        unit="months"
        label={say('packages.suppose.repay')}
        value={question.repay ?? 24}
        change={set('repay', 1)}
      />
      <FigureField
        shown
        unit="percent"
        label={say('packages.suppose.goal')}
        value={(question.goal ?? 45) / 100}
        change={set('goal', 100)}
      />
      <FigureField
        shown
        unit="percent"
        label={say('package.assumption.volatility')}
        value={assumed('volatility')}
        change={set('volatility', 100)}
      />
      <FigureField
        shown
        unit="percent"
        label={say('package.assumption.leaving')}
        value={assumed('leaving')}
        change={set('leaving', 100)}
      />
    </div>
  );
}
