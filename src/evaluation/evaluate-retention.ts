import { readGroups } from '../careers/retention/read.ts';
import type { Engine } from '../engine/engine.ts';
import { seeded } from '../statistics/random.ts';
import { type Figures, share } from './figures.ts';
import { constantRate, type Forecast, hazardModel, organisationTenure } from './leaving.ts';
import { type PersonYear, personYears, readBackgrounds } from './person-years.ts';
import { type PredictionScores, scorePredictions } from './prediction-scores.ts';

/** Years learned from and years held out. */
const LEARNED = { from: 2006, to: 2018 };
const HELD_OUT = { from: 2019, to: 2022 };
const RESAMPLES = 100;

/** Measures forecasts of leaving within a year on years that nothing was learned from. No forecast leaves this function. */
export async function evaluateRetention(
  engine: Engine,
  { report }: { readonly report: (line: string) => void },
): Promise<Figures[]> {
  const groups = await readGroups(engine);
  const backgrounds = await readBackgrounds(engine);
  const learned = personYears(groups, backgrounds, yearsOf(LEARNED));
  const held = personYears(groups, backgrounds, yearsOf(HELD_OUT));
  report(`${learned.length} person-years learned from, ${held.length} held out`);
  const contenders = [
    ['hazard by person-year', hazardModel(learned)],
    ['organisation and tenure (Kaplan-Meier)', organisationTenure(learned)],
    ['constant at the base rate', constantRate(learned)],
  ] as const;
  const forecasts = contenders.map(([, forecast]: readonly [string, Forecast]) =>
    Float64Array.from(held, forecast),
  );
  const whole = forecasts.map((p) => scorePredictions(p, held));
  const drawn = resampled(forecasts, held);
  const exits = held.filter(({ exit }) => exit).length;
  const censored = held.filter(({ exit, whole: stayed }) => !exit && !stayed).length;
  return [
    {
      title: `Who leaves within a year, ${HELD_OUT.from} to ${HELD_OUT.to}: ${held.length} person-years, ${exits} exits, ${censored} censored`,
      columns: ['forecast', 'C (IPCW)', '95%', 'ECE', '95%', 'Brier', 'skill', '95%'],
      rows: contenders.map(([name], i) => [name, ...cells(i, whole, drawn)]),
      protocol: [
        `Learned from ${learned.length} person-years of ${LEARNED.from} to ${LEARNED.to}, labels of those years alone; the weight of the two parts of the hazard was chosen on 2016 to 2018.`,
        'A person-year: on record at an organisation on the first of January. Left: a move away in the year. Stayed: on record there after it. Else censored at the last evidence, and made up for by the inverse chance of not being censored.',
        'C: of two on record in the same year, who left first had the higher forecast. ECE: ten bins of equal mass. Skill: one less the Brier score over that of organisation and tenure.',
        `Intervals: ${RESAMPLES} resamples of people. Exits are those the moves show; who leaves without a trace is censored, and rates are too low by that.`,
      ],
    },
  ];
}

function yearsOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Scores of every forecast on each resample of people. */
function resampled(forecasts: readonly Float64Array[], held: readonly PersonYear[]): PredictionScores[][] {
  const people = [...new Set(held.map(({ person }) => person))].sort((a, b) => a - b);
  const number = new Map(people.map((person, i) => [person, i]));
  const random = seeded(2026);
  return Array.from({ length: RESAMPLES }, () => {
    const drawn = new Int32Array(people.length);
    for (let i = 0; i < people.length; i++) drawn[Math.floor(random() * people.length)]!++;
    const times = Int32Array.from(held, ({ person }) => drawn[number.get(person)!]!);
    return forecasts.map((p) => scorePredictions(p, held, times));
  });
}

/** Place of the baseline that skill is measured against. */
const BASELINE = 1;

function cells(
  i: number,
  whole: readonly PredictionScores[],
  drawn: readonly (readonly PredictionScores[])[],
): string[] {
  const skill = (scores: readonly PredictionScores[]): number =>
    1 - scores[i]!.brier / scores[BASELINE]!.brier;
  return [
    share(whole[i]!.concordance),
    interval(drawn.map((scores) => scores[i]!.concordance)),
    share(whole[i]!.calibration),
    interval(drawn.map((scores) => scores[i]!.calibration)),
    share(whole[i]!.brier),
    share(skill(whole)),
    interval(drawn.map(skill)),
  ];
}

function interval(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))]!;
  return `${share(at(0.025))}–${share(at(0.975))}`;
}
