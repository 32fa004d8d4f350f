/** Kinds of claims that stand among the deals and are none: what happened around them. */
const events = new Set(['customer-exit', 'rival-gain', 'layoff', 'revenue', 'rehire']);
/** Money that went into the target: what is worth being compared is the valuation. */
const raised = new Set(['funding-round', 'strategic-investment', 'recapitalisation', 'merger']);

/** Whether a kind is a deal, rather than an event around one. */
export function isDeal(kind: string): boolean {
  return !events.has(kind);
}

/** Whether a deal of this kind bought something for a price, or raised money. */
export function basisOf(kind: string): 'bought' | 'raised' {
  return raised.has(kind) ? 'raised' : 'bought';
}
