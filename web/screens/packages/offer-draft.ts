/** JSON as a draft holds it; the server checks what it means, and names the field at fault. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Branch = { readonly [name: string]: Json };

/** An offer while it is being written. */
export type Draft = Branch & { readonly parts: readonly Json[]; readonly company: Branch };
export type Path = readonly (string | number)[];

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value has the bones of an offer: parts and a company. */
export function isDraft(value: unknown): value is Draft {
  return (
    isBranch(value) &&
    Array.isArray(value['parts']) &&
    value['parts'].every(isBranch) &&
    isBranch(value['company'])
  );
}

/** What stands at a path; undefined where nothing does. */
export function at(node: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)];
    return isBranch(here) ? here[step] : undefined;
  }, node);
}

/** A figure at a path, whether it is written as a number or as a decimal in a string; undefined where there is none. */
export function figureAt(node: Json | undefined, path: Path): number | undefined {
  const found = at(node, path);
  const amount = isBranch(found) ? found['amount'] : found;
  return typeof amount === 'number' || (typeof amount === 'string' && amount !== '')
    ? Number(amount)
    : undefined;
}

/** The draft with a value put at a path, or taken away where it is undefined; branches on the way are made. */
function put(node: Json | undefined, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (typeof step === 'number') {
    const list = Array.isArray(node) ? node : [];
    if (rest.length === 0 && value === undefined) return list.filter((_, place) => place !== step);
    return list.map((one, place) => (place === step ? put(one, rest, value) : one));
  }
  const branch = isBranch(node) ? node : {};
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(branch).filter(([name]) => name !== step));
  return { ...branch, [step]: put(branch[step], rest, value) };
}

/** As `put`, of a whole draft, which stays one. */
export function change(draft: Draft, path: Path, value: Json | undefined): Draft {
  const next = put(draft, path, value);
  return isDraft(next) ? next : draft;
}

/** The draft with one more of a list: a part, an exit, a round. */
export function append(draft: Draft, path: Path, item: Json): Draft {
  const list = at(draft, path);
  return change(draft, path, [...(Array.isArray(list) ? list : []), item]);
}

/** Fields that are the person's, not the offer's: all offers that are laid side by side share them. */
const personal = ['person', 'leaving', 'riskFree', 'horizonMonths', 'currency'] as const;

/** The offers with the first one's person, leaving and rate. */
export function forOnePerson(offers: readonly Draft[]): Draft[] {
  const [first] = offers;
  return offers.map((offer, place) =>
    place === 0 || first === undefined
      ? offer
      : personal.reduce((so, name) => change(so, [name], first[name]), offer),
  );
}

export const partKinds = [
  'salary',
  'bonus',
  'sign-on',
  'rsu',
  'options',
  'profit-units',
  'milestone',
] as const;
export type PartKind = (typeof partKinds)[number];

const vesting = { months: 48, cliffMonths: 12, everyMonths: 3 };

/** A part to begin with: round figures, to be written over. */
export function newPart(kind: PartKind, draft: Draft): Branch {
  const price = figureAt(draft, ['company', 'sharePrice']) ?? 1;
  const sized = { units: String(Math.max(1, Math.round(200_000 / Math.max(price, 0.01)))) };
  switch (kind) {
    case 'salary':
      return { kind, yearly: '300000' };
    case 'bonus':
      return { kind, target: '50000' };
    case 'sign-on':
      return { kind, amount: '100000', clawback: { months: 12, falls: 'monthly' } };
    case 'rsu':
      return { kind, ...sized, vesting };
    case 'options':
      return { kind, ...sized, strike: price.toFixed(2), vesting };
    case 'profit-units':
      return { kind, ...sized, threshold: price.toFixed(2), vesting };
    case 'milestone':
      return {
        kind,
        amount: '100000',
        milestone: { name: 'goal', probability: 0.5, earliest: 6, latest: 24 },
      };
  }
}
