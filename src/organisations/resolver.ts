import { fold } from '../names/fold.ts';
import { nearestWord } from './correction.ts';
import { countryOf, features, kinship, type Reading, readEvidence, weigh } from './evidence.ts';
import { isField } from './generic.ts';
import { type Bearer, buildLexicon, institutionWords, type Phrase, spellNames } from './lexicon.ts';
import { readPlaces } from './places.ts';
import { ancestors, joinRegistries, type NameKind, type Registry, type RegistryColumns } from './registry.ts';
import { findSpans, numberWords, type Span } from './spans.ts';
import { join, readWords } from './spelling.ts';
import { buildTrigrams } from './trigrams.ts';
import { weights as given } from './weights.ts';

type Method = 'alias' | 'normalised' | 'domain' | 'acronym' | 'candidates' | 'parent';

/** An organisation meant by a string. */
export interface Resolution {
  readonly organisation: string;
  readonly method: Method;
  /** Probability that it is meant, 0 to 1. */
  readonly weight: number;
  /** Country read from the string, ISO 3166 alpha-2; null where it says none. */
  readonly country: string | null;
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
  readonly evidence: Float64Array;
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

/** Lines that say that there is no organisation, whatever words they contain. */
const none =
  /^[\W_]*(?:none|n\/?a|null|unknown|independent(?: (?:researcher|scholar|consultant|scientist|author))?|unaffiliated|no affiliation|self[- ]employed|freelance(?:r)?|anonymous|personal|retired)[\W_]*$/i;
const domainLike = /(?:[a-z0-9-]+\.)+[a-z]{2,}/gi;
const threshold = 0.5;

/** Builds the resolver from the registries: about three seconds and 400 MB for all of ROR. */
export function buildResolver(
  columns: RegistryColumns,
  weights: Readonly<Record<string, number>> = given,
): Resolver {
  const registry = joinRegistries(columns);
  const spelled = spellNames(registry);
  const lexicon = buildLexicon(spelled);
  const places = readPlaces(registry);
  const nearest = nearestWord(lexicon);
  const above = kinship(registry);
  const resemble = buildTrigrams(spelled);
  const domains = readDomains(registry);
  const weight = Float64Array.from(features, (name) => weights[name] ?? 0);
  const ours = ownNames(registry);
  const kept = new Map<string, readonly Resolution[]>();

  const read = (raw: string, market: boolean): Reading => {
    const words = readWords(raw);
    const known = market
      ? () => true
      : (phrase: Phrase) => phrase.bearers.some(({ kind }) => kind !== 'short');
    return readEvidence(
      fold(raw),
      words,
      findSpans(lexicon, words, numberWords(lexicon, words, nearest), known),
      places,
    );
  };
  const best = (reading: Reading, span: Span, market: boolean): Choice | null => {
    let found: Choice | null = null;
    for (const bearer of span.phrase.bearers) {
      if (bearer.kind === 'short' && !market) continue;
      const p = logistic(dot(weight, weigh(registry, reading, span, bearer, above)));
      if (!found || p > found.weight) found = { span, bearer, weight: p };
    }
    return found;
  };
  const answer = (raw: string, context: Context): Resolution[] => {
    if (none.test(raw)) return [];
    const market = context.market ?? false;
    const own = ours.get(fold(raw));
    if (own && (market || own.kind !== 'short'))
      return [
        {
          organisation: own.organisation,
          method: 'alias',
          weight: own.kind === 'acronym' ? 0.9 : 0.99,
          country: null,
        },
      ];
    const reading = read(raw, market);
    const chosen = reading.spans
      .map((span) => best(reading, span, market))
      .filter((choice) => choice !== null);
    const sure = chosen.filter((choice) => choice.weight >= threshold);
    const resolutions = choose(registry, sure, above).map(({ span, bearer, weight }) => ({
      organisation: registry.organisations[bearer.organisation]?.id ?? '',
      method: methodOf(span, bearer),
      weight,
      country: countryOf(reading, span.start),
    }));
    if (resolutions.length > 0) return resolutions;
    return fallBack(raw, context, reading);
  };
  const fallBack = (raw: string, context: Context, reading: Reading): Resolution[] => {
    for (const domain of [...(raw.match(domainLike) ?? []), context.domain ?? '']) {
      const at = byDomain(domains, domain.toLowerCase());
      const entry = at === undefined ? undefined : registry.organisations[at];
      if (entry) return [{ organisation: entry.id, method: 'domain', weight: 0.9, country: entry.country }];
    }
    for (const part of partsOf(reading)) {
      const like = resemble(part);
      const entry = like ? registry.organisations[like.organisation] : undefined;
      const country = countryOf(reading, 0);
      if (like && entry && (country === null || country === entry.country))
        return [
          { organisation: entry.id, method: 'candidates', weight: like.likeness * like.likeness, country },
        ];
    }
    return [];
  };

  return {
    registry,
    resolve(raw, context = {}) {
      const key = `${context.market ? '!' : ''}${context.domain ?? ''}\t${raw}`;
      const known = kept.get(key);
      if (known) return known;
      const found = answer(raw, context);
      if (kept.size > 400_000) kept.clear();
      kept.set(key, found);
      return found;
    },
    candidates(raw, context = {}) {
      const market = context.market ?? false;
      const reading = read(raw, market);
      return reading.spans.flatMap((span) =>
        span.phrase.bearers
          .filter(({ kind }) => market || kind !== 'short')
          .map((bearer) => ({
            organisation: registry.organisations[bearer.organisation]?.id ?? '',
            span: [span.start, span.end] as const,
            evidence: weigh(registry, reading, span, bearer, above),
          })),
      );
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

interface Choice {
  readonly span: Span;
  readonly bearer: Bearer;
  readonly weight: number;
}

/**
 * One entry an organisation. Of a body and a unit of it that are both printed, the unit is meant where the body is an
 * umbrella (CNRS, an academy, a group), the body where it is a university and the unit a laboratory of it.
 */
function choose(
  registry: Registry,
  choices: readonly Choice[],
  above: (organisation: number) => ReadonlySet<number>,
): Choice[] {
  const surest = choices.toSorted((a, b) => b.weight - a.weight || a.span.start - b.span.start);
  const distinct = surest.filter(
    (choice, at) =>
      surest.findIndex((other) => other.bearer.organisation === choice.bearer.organisation) === at,
  );
  const leads = (body: number, unit: number): boolean => {
    const kind = (organisation: number): string => registry.organisations[organisation]?.kind ?? '';
    const ours = registry.organisations[unit]?.source === 'vivier';
    return kind(body) === 'education' && kind(unit) !== 'education' && kind(unit) !== 'healthcare' && !ours;
  };
  return distinct.filter(({ bearer: { organisation } }) =>
    distinct.every(({ bearer: { organisation: other } }) => {
      if (above(other).has(organisation)) return leads(organisation, other);
      return !above(organisation).has(other) || !leads(other, organisation);
    }),
  );
}

function methodOf(span: Span, bearer: Bearer): Method {
  if (bearer.kind === 'acronym') return 'acronym';
  return span.corrected || bearer.kind === 'turned' ? 'normalised' : 'alias';
}

/** Comma-separated parts that look like an institution's name and are neither a place nor a department. */
function partsOf(reading: Reading): string[][] {
  const parts: string[][] = [];
  for (const [at, word] of reading.words.words.entries()) {
    if ((reading.words.joins[at] ?? 0) >= join.part) parts.push([]);
    if (!reading.hits.some((hit) => hit.start <= at && at < hit.end)) parts.at(-1)?.push(word);
  }
  return parts.filter(
    (part) =>
      part.length > 1 && part.some((word) => institutionWords.has(word)) && !isField(part, 0, part.length),
  );
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

function readDomains(registry: Registry): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [at, entry] of registry.organisations.entries())
    for (const domain of entry.domains) if (!found.has(domain)) found.set(domain, at);
  return found;
}

function byDomain(domains: ReadonlyMap<string, number>, domain: string): number | undefined {
  const labels = domain.split('.');
  for (let from = 0; from + 1 < labels.length; from++) {
    const at = domains.get(labels.slice(from).join('.'));
    if (at !== undefined) return at;
  }
  return undefined;
}

function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
