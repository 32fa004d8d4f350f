import type { History } from './history.ts';

const YEAR = 365.25;
/** Years of work before a change that tell how somebody signs. */
const WINDOW = 6;
/** A score from which on somebody is taken to be out of training. */
const SENIOR = 2;

/**
 * Whether a person was out of training (doctorate, fellowship) on a day: from the years since their first work, and from how
 * often they stood last of three or more authors, which those who lead a group do and students do not.
 */
export function isSenior(history: History, person: number, day: number, toFirm = false): boolean {
  const [begin, end] = [history.workOffsets[person]!, history.workOffsets[person + 1]!];
  if (begin === end) return false;
  const age = Math.max(0, (day - history.workDay[begin]!) / YEAR);
  const count = (from: number, to: number): { many: number; last: number } => {
    let [many, last] = [0, 0];
    for (let i = begin; i < end && history.workDay[i]! <= to; i++) {
      if (history.workDay[i]! < from || history.workLast[i] === 0) continue;
      many++;
      if (history.workLast[i] === 2) last++;
    }
    return { many, last };
  };
  const before = count(day - WINDOW * YEAR, day + YEAR / 2);
  // Where hardly a work before it is known, those of the year after must tell; in a firm, who stands last leads no group of students.
  const { many, last } = before.many >= 3 || toFirm ? before : count(day - WINDOW * YEAR, day + YEAR);
  const share = (last + 0.2) / (many + 1);
  return 0.2 * age + 4 * share + 0.1 * Math.min(last, 10) >= SENIOR;
}
