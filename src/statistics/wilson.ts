import { Z95 } from './normal.ts';

/** 95% interval of a share (Wilson 1927); from 0 to 1 where nothing was counted. */
export function wilson(hits: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const centre = (hits + Z95 ** 2 / 2) / (of + Z95 ** 2);
  const half = (Z95 * Math.sqrt((hits * (of - hits)) / of + Z95 ** 2 / 4)) / (of + Z95 ** 2);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
