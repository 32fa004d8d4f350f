import { fold } from '../names/fold.ts';
import { at, type Evidence, features, flag } from './features.ts';
import { institutionWords, isGeneric } from './generic.ts';
import { withoutBranch } from './lexicon.ts';
import { type Above, neighboursOf, weighNeighbours } from './neighbour-evidence.ts';
import type { Bearer } from './phrases.ts';
import { placesAround, weighPlaces } from './place-evidence.ts';
import {
  abbreviated,
  isFirms,
  isPartOfName,
  namesDepartment,
  otherWordFollows,
  weighPosition,
} from './position-evidence.ts';
import type { Reading } from './reading.ts';
import type { Registered, Registry } from './registry.ts';
import type { Span } from './spans.ts';
import { nameWords } from './spelling.ts';

/** Says what evidence there is for a bearer of a name, in the array that it is given. */
export type Weigh = (bearer: Bearer, x: Evidence) => Evidence;

/** Reads what stands around a name found in a string, once for all who bear it. */
export function weighSpan(registry: Registry, reading: Reading, span: Span, above: Above): Weigh {
  const position = new Float64Array(features.length);
  position[at.bias] = 1;
  weighPosition(position, reading, span);
  const around = placesAround(registry, reading, span);
  const neighbours = neighboursOf(registry, reading, span);
  return (bearer, x) => {
    const entry = registry.organisations[bearer.organisation];
    if (!entry) return x.fill(0);
    x.set(position);
    x[at['own entry']] = flag(entry.source === 'vivier');
    x[at.inactive] = flag(!entry.active);
    weighName(x, reading, span, bearer, entry);
    weighUse(x, registry, span, bearer, above);
    weighPlaces(x, around, bearer, entry);
    weighNeighbours(x, neighbours, bearer, entry, above);
    weighTogether(x, reading, span, bearer, entry);
    return x;
  };
}

function weighName(x: Evidence, reading: Reading, span: Span, { kind }: Bearer, entry: Registered): void {
  const { phrase } = span;
  const acronym = kind === 'acronym';
  x[at.alias] = flag(kind === 'alias' || kind === 'short' || kind === 'bare');
  x[at.acronym] = flag(acronym);
  x[at.turned] = flag(kind === 'turned');
  x[at.corrected] = flag(span.corrected);
  x[at['one word']] = flag(phrase.words === 1 && !acronym);
  x[at['two words']] = flag(phrase.words === 2);
  x[at.rarity] = Math.min(phrase.rarity, 40) / 10;
  x[at.institutional] = flag(phrase.institutional);
  x[at.generic] = flag(isGeneric(reading.words.words, span.start, span.end));
  x[at['short acronym']] = flag(acronym && (reading.words.words[span.start]?.length ?? 0) <= 3);
  x[at['acronym not in capitals']] = flag(acronym && reading.words.capitals[span.start] !== true);
  x[at['printed as registered']] = flag(
    phrase.bearers.length > 1 && foldedNames(entry).some((name) => reading.text.includes(name)),
  );
}

const folded = new WeakMap<Registered, readonly string[]>();

/** Names of an organisation as they are compared; homonyms are asked for them again and again. */
function foldedNames(entry: Registered): readonly string[] {
  const known = folded.get(entry) ?? entry.names.map(({ name }) => fold(name));
  folded.set(entry, known);
  return known;
}

/** How many others bear the name, and how often each is meant. Branches of one firm are no homonyms of one another. */
function weighUse(x: Evidence, registry: Registry, { phrase }: Span, bearer: Bearer, above: Above): void {
  const lines = (organisation: number): number => registry.use[organisation] ?? 0;
  const own = lines(bearer.organisation);
  let others = 0;
  let total = own + 0.5;
  for (const { organisation } of phrase.bearers) {
    if (
      organisation === bearer.organisation ||
      isBranch(registry, organisation, bearer, above) ||
      becameOf(registry, organisation).includes(bearer.organisation)
    )
      continue;
    others++;
    total = total + lines(organisation) + 0.5;
  }
  x[at.homonyms] = Math.log(others + 1);
  x[at['share of use']] = (own + 0.5) / total;
  x[at.use] = Math.log1p(own) / 5;
}

const none: readonly number[] = [];

/** What an organisation that is no more became: its successors bear its name by right. */
function becameOf(registry: Registry, organisation: number): readonly number[] {
  const entry = registry.organisations[organisation];
  if (!entry || entry.active) return none;
  return entry.edges.filter(({ kind }) => kind === 'successor').map(({ other }) => other);
}

/** Whether an organisation is a branch of the same firm, or the firm itself: "AstraZeneca (Japan)", "AstraZeneca (Sweden)". */
function isBranch(registry: Registry, organisation: number, bearer: Bearer, above: Above): boolean {
  const [one, other] = [registry.organisations[organisation], registry.organisations[bearer.organisation]];
  if (one?.kind !== 'company' || other?.kind !== 'company') return false;
  if (above(organisation).has(bearer.organisation)) return true;
  return firmOf(one.name) === firmOf(other.name);
}

const firms = new Map<string, string>();

function firmOf(name: string): string {
  const firm = firms.get(name) ?? fold(withoutBranch(name));
  firms.set(name, firm);
  return firm;
}

/** Features that hold where two others do. */
function weighTogether(x: Evidence, reading: Reading, span: Span, bearer: Bearer, entry: Registered): void {
  const value = (feature: keyof typeof at): number => x[at[feature]] ?? 0;
  // A department that bears a firm's name is not the firm's: "Physical Intelligence Department, Max Planck Institute".
  if (entry.kind === 'company' && value('unrelated institution near') === 1 && namesDepartment(reading, span))
    x[at.chair] = 1;
  // "PTC Inc." is no college, however rightly the college is called PTC.
  if (mayBeFirm(span, bearer, entry) && isFirms(reading, span)) x[at.chair] = 1;
  if (isPartOfName(reading, span)) x[at.chair] = 1;
  if (bearer.kind === 'acronym' && meansUnit(reading, span, entry, x)) x[at.chair] = 1;
  x[at['generic beside its parent']] = value('generic') * value('parent near');
  x[at['one word near an institution']] =
    value('one word') * value('unrelated institution near') * (1 - value('own entry'));
  x[at['one word before other words']] = flag(
    value('one word') === 1 && mayBeOrdinary(span, entry) && otherWordFollows(reading, span, entry),
  );
}

/** Short forms of departments and fields that some organisation also has. */
const fieldLetters = new Set('cs ee me ce se ai ml it is cv nlp cse ece eecs'.split(' '));

/**
 * Whether letters stand for a department, or for the words printed before them that are nobody's name: "TKLNDST, CS,
 * Nankai", "Humanoid Robotics Institute (HRI)".
 */
function meansUnit(reading: Reading, span: Span, entry: Registered, x: Evidence): boolean {
  if (x[at['named twice']] === 1) return false;
  if (fieldLetters.has(reading.words.words[span.start] ?? '')) return x[at['fills string']] !== 1;
  const spelt = abbreviated(reading, span).filter((word) => !institutionWords.has(word));
  if (spelt.length === 0) return false;
  const names = entry.names.map(({ name }) => nameWords(name));
  return !spelt.some((word) => names.some((name) => name.includes(word)));
}

/** Whether a legal form tells that a school or a hospital is not meant: letters, one word of a school, a corrected word. */
function mayBeFirm(span: Span, { kind }: Bearer, entry: Registered): boolean {
  if (!schools.has(entry.kind) || span.phrase.words > 1) return false;
  return kind === 'acronym' || span.corrected || entry.kind === 'education';
}

const schools = new Set(['education', 'healthcare', 'archive']);

/** Whether a one-word name may be a word of another name: "anthropic" may, but "Baidu" is always the firm of our list. */
function mayBeOrdinary({ phrase }: Span, entry: Registered): boolean {
  return phrase.shared || entry.source !== 'vivier' || entry.kind !== 'company';
}
