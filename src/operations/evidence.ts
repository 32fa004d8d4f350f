export type { Dated, Evidence, MarketClaim, Named, Strength } from '../tables/cards/evidence.ts';
