/**
 * The semi-Markov model of where somebody is (methods.md section 3). States are one employer, or two at once. A stay ends with
 * a hazard that is low in its first year; a line prints the employer of the state, for up to two years the one just
 * left (publication lags), and now and then anything (a wrong affiliation, a namesake's work).
 */
export const model = {
  /** Yearly hazard of leaving, in the first year of a stay and after it. */
  hazardFirst: 0.06,
  hazard: 0.13,
  /** Chance that a change opens or closes a second post rather than being a move. */
  parallel: 0.15,
  /** Chance of a given other employer. */
  destination: 0.4,
  /** Chance that somebody left an employer shortly before their first sighting. */
  leftUnseen: 0.3,
  /** Chance that a line prints what is neither the state's nor the last one's. */
  noise: 0.02,
  /** Chance that a line still prints the employer left, in the first and in the second year after. */
  lagFirst: 0.2,
  lagSecond: 0.07,
  /** Times a stated post counts at its start and end, and once a year between. */
  statedEnds: 3,
  statedYears: 1,
  /** Chance that a post is stated at an employer held beside another. */
  statedBeside: 0.6,
  /** Log-likelihood of still being at a post whose end was stated. */
  afterEnd: -5,
  /** Smallest gap, in years, in which a change is thought to have happened. */
  gap: 0.25,
} as const;

/** Log-chance of staying `years` at one place. */
export function logStay(years: number): number {
  return -cumulative(years);
}

/** Log-chance of having left between `stayed` and `stayed + gap` years after coming. */
export function logLeave(stayed: number, gap: number): number {
  const width = Math.max(gap, model.gap);
  return -cumulative(stayed) + Math.log(-Math.expm1(cumulative(stayed) - cumulative(stayed + width)));
}

function cumulative(years: number): number {
  return model.hazardFirst * Math.min(years, 1) + model.hazard * Math.max(0, years - 1);
}

/** Chance that a line prints an employer left `years` ago. */
export function lag(years: number): number {
  return years <= 1 ? model.lagFirst : years <= 2 ? model.lagSecond : 0;
}
