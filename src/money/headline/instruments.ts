/** What a headline calls the money. */
export type Instrument = 'sign-on' | 'salary' | 'cash' | 'equity' | 'options' | 'retention' | 'total';

const names: readonly (readonly [RegExp, Instrument])[] = [
  [
    /sign(?:ing)?[\s-]?(?:on)?[\s-]?bonus|sign-?on|prime (?:de signature|à la signature|d'embauche|de bienvenue|d'arrivée)/i,
    'sign-on',
  ],
  [/retention|prime de (?:fidélisation|maintien|rétention)/i, 'retention'],
  [/\bstock options?|\boptions?\b/i, 'options'],
  [/\bbase\b|\bsalar(?:y|ies)|\bsalaire/i, 'salary'],
  [/\b(?:RSUs?|restricted stock|stock|shares|equity|UAR|titres)\b|\bactions\b/i, 'equity'],
  [/\bcash\b|\bcomptant\b|\bargent\b|\bespèces\b/i, 'cash'],
  [/package|total|compensation|offer|offre|rémunération|\bprime\b|\bpay\b/i, 'total'],
];

/** "No equity" names none. */
function withoutDenials(text: string): string {
  return text.replaceAll(
    /\b(?:no|not|without|sans|pas d['e]\s?|aucune?)\s*(?:any )?(?:equity|stock|shares|options|actions|cash)\b/gi,
    ' ',
  );
}

/** The first in the list that is written; "cash and stock" is a total. */
export function instrumentOf(text: string): Instrument | null {
  const said = withoutDenials(text);
  const found = names.filter(([pattern]) => pattern.test(said)).map(([, instrument]) => instrument);
  if (found.includes('cash') && (found.includes('equity') || found.includes('options'))) return 'total';
  return found[0] ?? null;
}

const EQUITY = /\b(?:stock options?|options?|RSUs?|restricted stock|stock|shares|equity|actions|titres)\b/gi;

/** The text without the words for equity. */
export const withoutEquity = (text: string): string => text.replaceAll(EQUITY, ' ');

/** Whether a salary or bonus comes with equity whose size is not said: "seven-figure base plus equity". */
export function namesEquityBeside(text: string): boolean {
  return (
    new RegExp(
      String.raw`(?:\+|\bplus\b|\band\b|\bet\b|\bwith\b|\bavec\b)[^;]{0,30}?${EQUITY.source}`,
      'i',
    ).test(withoutDenials(text)) && /\bbase\b|\bsalar|\bsalaire|sign/i.test(text)
  );
}
