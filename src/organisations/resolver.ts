import { fold } from '../names/fold.ts';
import { type Choice, choose, type Doubtful, lastResort } from './choice.ts';
import { nearestWord } from './correction.ts';
import { weighSpan } from './evidence.ts';
import { domainIndex, resemblance } from './fallback.ts';
import { at, type Evidence, features } from './features.ts';
import { isGeneric } from './generic.ts';
import { letterIndex } from './letters.ts';
import { buildLexicon, spellNames } from './lexicon.ts';
import { readAgain, withoutMarks } from './mending.ts';
import { kinship } from './neighbour-evidence.ts';
import type { Bearer, Phrase } from './phrases.ts';
import { readPlaces } from './places.ts';
import { headsUnit } from './position-evidence.ts';
import { stringReader } from './reader.ts';
import { placeIn, type Reading, readString, standsAlone } from './reading.ts';
import { ancestors, joinRegistries, type NameKind, type Registry, type RegistryColumns } from './registry.ts';
import { beforeRunningText } from './running-text.ts';
import { findSpans, type Span } from './spans.ts';
import { unitIn } from './units.ts';
import { weights as given } from './weights.ts';

type Method = 'alias' | 'normalised' | 'domain' | 'acronym' | 'candidates' | 'parent';

/** An organisation meant by a string. */
interface Resolution {
  readonly organisation: string;
  readonly method: Method;
  /** Probability that it is meant, 0 to 1. */
  readonly weight: number;
  /** Country read from the string, ISO 3166 alpha-2; null where it says none. */
  readonly country: string | null;
  readonly city: string | null;
}

/** What is known beside the string. */
export interface Context {
  /** Domain of the e-mail address printed with the name. */
  readonly domain?: string;
  /** The string stands in the market tables or a post, where bare short names (Scale, Turing, H) mean the firm. */
  readonly market?: boolean;
}

/** One name of a string, each organisation that bears it, with the evidence: what a model is fitted on. */
interface Candidate {
  readonly organisation: string;
  readonly span: readonly [start: number, end: number];
  readonly evidence: Evidence;
}

export interface Resolver {
  readonly registry: Registry;
  /** Organisations meant, the surest first; empty where none is known. Answers are kept by string. */
  resolve(raw: string, context?: Context): readonly Resolution[];
  /** Everything that was weighed for a string. */
  candidates(raw: string, context?: Context): readonly Candidate[];
  /** ROR id of the organisation, or of the nearest organisation above it (in `year`) that has one. */
  ror(organisation: string, year?: number): string | null;
  /** Organisations above, nearest first, in `year` or at any time. */
  above(organisation: string, year?: number): readonly string[];
}

/** Notes of a publisher that stand where an affiliation should: "This CVPR paper is the Open Access version". */
const note = /^[\W_]*(?:this \w+ paper is|except for this|the final published version|not provided)\b/i;
/** Lines that say that there is no organisation, whatever words they contain. */
const none =
  /^[\W_]*(?:none|n\/?a|null|unknown|independent(?: (?:researcher|scholar|consultant|scientist|author))?|unaffiliated|no affiliation|self[- ]employed|freelance(?:r)?|anonymous|personal|retired|(?:phd |graduate )?student)[\W_]*$/i;
/** A ROR id given in a string, as in what is imported from ORCID: nothing is surer. */
const rorId = /\bror\.org\/(0[a-z0-9]{6}\d{2})\b/;
/** A person's name with initials, which are no organisation's letters: "J.M. Schimmels". */
const initialed = /^(?!U\.? ?S)(?:\p{Lu}\. ?-?)+\p{Lu}\p{Ll}+$/u;
const domainLike = /(?:[a-z0-9-]+\.)+[a-z]{2,}/gi;
const threshold = 0.5;
/** Branches of a firm whose probabilities differ by less are as likely as one another. */
const alike = 0.1;
/** Least probability of a name of one word that was read as another: "Verity" is not Verily. */
const corrected = 0.75;
/** Least probability of an organisation that only a mended string names. */
const mended = 0.7;
/** Probability that a unit printed without its body is the one that others print with it. */
const unitWeight = 0.8;
/** A word of at most so many names is a proper one. */
const rareWord = 25;
/** An organisation that so many lines of the starter data name needs no rare word. */
const often = 20;

/** Builds the resolver from the registries: about three seconds and 400 MB for all of ROR. */
export function buildResolver(
  columns: RegistryColumns,
  weights: Readonly<Record<string, number>> = given,
): Resolver {
  const registry = joinRegistries(columns);
  const spelled = spellNames(registry);
  const lexicon = buildLexicon(registry, spelled);
  const places = readPlaces(registry);
  const readPrinted = stringReader(lexicon, places, nearestWord(lexicon));
  const above = kinship(registry);
  const byDomain = domainIndex(registry);
  const isOften = (organisation: number, words: readonly string[]): boolean =>
    (registry.use[organisation] ?? 0) >= often && !isGeneric(words, 0, words.length);
  const isProper = (words: readonly string[]): boolean =>
    words.some(
      (word, i) =>
        (lexicon.frequency[lexicon.word.get(word) ?? -1] ?? 0) <= rareWord ||
        places.city.has(word) ||
        places.city.has(`${word} ${words[i + 1]}`),
    );
  const byLetters = letterIndex(
    registry,
    (words, organisation) => isProper(words) || isOften(organisation, words),
  );
  const isUnknown = (word: string): boolean => !lexicon.word.has(word);
  const resemble = resemblance(registry, spelled, isProper, (word) => lexicon.word.has(word));
  const weight = Float64Array.from(features, (name) => weights[name] ?? 0);
  const ours = ownNames(registry);
  const units = new Map(
    columns.units?.unit.map((unit, i) => [
      unit,
      registry.place.get(columns.units?.organisation[i] ?? '') ?? -1,
    ]),
  );
  const kept = {
    work: new Map<string, readonly Resolution[]>(),
    market: new Map<string, readonly Resolution[]>(),
  };

  const read = (raw: string, folded: string, market: boolean): Reading => {
    const words = readPrinted(withoutMarks(raw));
    const known = market
      ? () => true
      : (phrase: Phrase) => phrase.bearers.some(({ kind }) => kind !== 'short');
    return readString(registry, folded, words, findSpans(lexicon, words, known), places);
  };
  const bearers = (reading: Reading, span: Span, market: boolean): readonly Bearer[] =>
    span.phrase.bearers.filter(
      ({ kind }) => (kind !== 'short' || market) && (kind !== 'bare' || standsAlone(reading, span)),
    );
  const isAbove = (firm: Bearer, branch: Bearer): boolean =>
    registry.organisations[firm.organisation]?.kind === 'company' &&
    above(branch.organisation).has(firm.organisation);
  const scratch = new Float64Array(features.length);
  const best = (reading: Reading, span: Span, market: boolean): Choice | null => {
    const weigh = weighSpan(registry, reading, span, above);
    let found: Choice | null = null;
    for (const bearer of bearers(reading, span, market)) {
      const p = logistic(dot(weight, weigh(bearer, scratch)));
      if (!found || p > found.weight) found = { span, bearer, weight: p };
      // Of branches of one firm that are as likely, the one above the others is meant: "Red Hat".
      else if (found.weight - p < alike && isAbove(bearer, found.bearer)) found = { span, bearer, weight: p };
    }
    return found;
  };
  const doubt = (reading: Reading, choice: Choice): Doubtful => {
    const evidence = weighSpan(registry, reading, choice.span, above)(choice.bearer, scratch);
    const words = wordsOf(reading, choice.span);
    const { organisation } = choice.bearer;
    const entry = registry.organisations[organisation];
    const use = registry.use[organisation] ?? 0;
    const proper = isProper(words) || isOften(organisation, words);
    return {
      ...choice,
      abroad: evidence[at['country conflicts']] === 1 || evidence[at['city conflicts']] === 1,
      fillsPart: evidence[at['fills part']] === 1,
      fillsString: evidence[at['fills string']] === 1,
      proper,
      heads: entry !== undefined && headsUnit(reading, choice.span, entry, use, evidence, !proper, isUnknown),
    };
  };
  const answer = (printed: string, context: Context): Resolution[] => {
    const raw = beforeRunningText(printed);
    const meant = answerOnce(raw, context);
    if (meant.length > 0) return meant;
    for (const again of readAgain(raw)) {
      const found = answerOnce(again, context).filter(({ weight }) => weight >= mended);
      if (found.length > 0) return found.map((each) => ({ ...each, method: 'normalised' }));
    }
    return [];
  };
  const answerOnce = (raw: string, context: Context): Resolution[] => {
    if (none.test(raw) || note.test(raw)) return [];
    const market = context.market ?? false;
    const given = registry.organisations[registry.place.get(rorId.exec(raw)?.[1] ?? '') ?? -1];
    if (given)
      return [
        { organisation: given.id, method: 'alias', weight: 1, country: given.country, city: given.city },
      ];
    const folded = fold(raw);
    const own = ours.get(folded);
    if (own && (market || own.kind !== 'short'))
      return [
        {
          organisation: own.organisation,
          method: 'alias',
          weight: own.kind === 'acronym' ? 0.9 : 0.99,
          country: null,
          city: null,
        },
      ];
    const isPerson = initialed.test(raw);
    const reading = read(raw, folded, market);
    const chosen = reading.spans
      .map((span) => best(reading, span, market))
      .filter((choice) => choice !== null);
    const sure = chosen.filter((choice) => isSure(choice) && !(isPerson && choice.bearer.kind === 'acronym'));
    const resolutions = choose(registry, sure, above).map(({ span, bearer, weight }) => ({
      organisation: registry.organisations[bearer.organisation]?.id ?? '',
      method: methodOf(span, bearer),
      weight,
      ...placeIn(reading, span.start),
    }));
    if (resolutions.length > 0) return resolutions;
    return fallBack(
      raw,
      context,
      reading,
      chosen.map((choice) => doubt(reading, choice)),
    );
  };
  const fallBack = (
    raw: string,
    context: Context,
    reading: Reading,
    doubtful: readonly Doubtful[],
  ): Resolution[] => {
    for (const domain of [...(raw.match(domainLike) ?? []), context.domain ?? '']) {
      const at = byDomain(domain.toLowerCase());
      const entry = at === undefined ? undefined : registry.organisations[at];
      if (entry) {
        const { id: organisation, country, city } = entry;
        return [{ organisation, method: 'domain', weight: 0.9, country, city }];
      }
    }
    const place = placeIn(reading, 0);
    const { country } = place;
    const lettered = byLetters(raw);
    const weighed = reading.spans.some(({ phrase }) =>
      phrase.bearers.some(({ organisation }) => organisation === lettered),
    );
    const spelt = registry.organisations[lettered ?? -1];
    if (spelt && !weighed) return [{ organisation: spelt.id, method: 'normalised', weight: 0.9, ...place }];
    const left = lastResort(registry, doubtful);
    const likeliest = left && registry.organisations[left.bearer.organisation];
    if (left && likeliest)
      return [
        {
          organisation: likeliest.id,
          method: methodOf(left.span, left.bearer),
          weight: left.weight,
          ...place,
        },
      ];
    const like = resemble(reading, country);
    const entry = like ? registry.organisations[like.organisation] : undefined;
    if (like && entry)
      return [{ organisation: entry.id, method: 'candidates', weight: like.likeness ** 2, ...place }];
    const body = registry.organisations[unitIn(reading, units) ?? -1];
    if (!body || (country !== null && country !== body.country)) return [];
    return [{ organisation: body.id, method: 'parent', weight: unitWeight, ...place }];
  };

  return {
    registry,
    resolve(raw, context = {}) {
      if (context.domain) return answer(raw, context);
      const answers = context.market ? kept.market : kept.work;
      const known = answers.get(raw);
      if (known) return known;
      const found = answer(raw, context);
      if (answers.size > 400_000) answers.clear();
      answers.set(raw, found);
      return found;
    },
    candidates(raw, context = {}) {
      const market = context.market ?? false;
      const reading = read(raw, fold(raw), market);
      return reading.spans.flatMap((span) => {
        const weigh = weighSpan(registry, reading, span, above);
        return bearers(reading, span, market).map((bearer) => ({
          organisation: registry.organisations[bearer.organisation]?.id ?? '',
          span: [span.start, span.end] as const,
          evidence: weigh(bearer, new Float64Array(features.length)),
        }));
      });
    },
    ror(organisation, year) {
      const at = registry.place.get(organisation);
      if (at === undefined) return null;
      const chain = [at, ...ancestors(registry, at, year)];
      return chain.map((each) => registry.organisations[each]?.ror).find((id) => id) ?? null;
    },
    above(organisation, year) {
      const at = registry.place.get(organisation);
      if (at === undefined) return [];
      return ancestors(registry, at, year).map((each) => registry.organisations[each]?.id ?? '');
    },
  };
}

function isSure({ span, weight }: Choice): boolean {
  return weight >= (span.corrected && span.phrase.words === 1 ? corrected : threshold);
}

function wordsOf({ words }: Reading, { start, end }: Span): readonly string[] {
  return words.words.slice(start, end);
}

function methodOf(span: Span, bearer: Bearer): Method {
  if (bearer.kind === 'acronym') return 'acronym';
  return span.corrected || bearer.kind === 'turned' ? 'normalised' : 'alias';
}

/** Our own entries' names as they stand, so that "H Company" is known though its words say nothing. */
function ownNames(registry: Registry): ReadonlyMap<string, { organisation: string; kind: NameKind }> {
  const found = new Map<string, { organisation: string; kind: NameKind }>();
  for (const { id, source, names } of registry.organisations) {
    if (source !== 'vivier') continue;
    for (const { name, kind } of names) {
      const key = fold(name);
      if (!found.has(key) || found.get(key)?.kind === 'short') found.set(key, { organisation: id, kind });
    }
  }
  return found;
}

function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
