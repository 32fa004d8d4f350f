/** How venues print their own names, where capitals alone would be wrong. */
const printed: Readonly<Record<string, string>> = {
  nips: 'NeurIPS',
  corl: 'CoRL',
  conll: 'CoNLL',
  colm: 'COLM',
  automl: 'AutoML',
  ai4x: 'AI4X',
  acmmm: 'ACM MM',
  siggraphasia: 'SIGGRAPH Asia',
  semeval: 'SemEval',
  findings: 'Findings of ACL',
  www: 'The Web Conference',
};

/** A venue as its people write it: `nips` is NeurIPS, `iclr` ICLR; a name that is printed already stays. */
export function venueName(venue: string): string {
  if (venue !== venue.toLowerCase() || venue.includes(' ')) return venue;
  return printed[venue] ?? venue.toUpperCase();
}

/** What tells where and when a work appeared. */
interface Appeared {
  /** The venue's key, or its printed name. */
  readonly venue: string | null;
  /** Its printed name, where it came along. */
  readonly venueName?: string | null;
  readonly year: number | null;
}

/** "NeurIPS 2024", as far as it is known. */
export function venueYear({ venue, venueName: named, year }: Appeared): string {
  return [named ?? (venue && venueName(venue)), year].filter(Boolean).join(' ');
}
