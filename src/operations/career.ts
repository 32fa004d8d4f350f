export type { StatedPost, Stint } from '../tables/cards/career.ts';
