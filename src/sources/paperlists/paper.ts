import { affiliationBag, authorLine, workRecord } from '../../tables/facts.ts';
import type { Period } from '../dates.ts';
import { textOrNull } from '../fields.ts';
import { entries, isName, namesOf } from '../lists.ts';
import type { Place, Rows } from '../rows.ts';
import { fold, hasAddress, unescapeHtml, withoutAddresses } from '../text.ts';
import type { Paper, PaperField } from './fields.ts';

/** What a paper's file says of it. */
export interface Proceedings {
  readonly venue: string;
  readonly venueName: string;
  /** Null where the file's name holds no year, or one that has not come. */
  readonly year: number | null;
  readonly published: Period | null;
  readonly knownOn: string | null;
}

const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/u;
/** Domains by what is printed: the same ones come again and again. */
const domains = new Map<string, string | null>();
const DOMAINS = 50_000;
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u;

/** Writes the rows of one paper. */
export function readPaper(paper: Paper, place: Place, proceedings: Proceedings, rows: Rows): void {
  const text = (field: PaperField): string => {
    const value = paper[field];
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null)
      rows.reject(place, field, 'wrong-type', `a text was expected: ${JSON.stringify(value)}`);
    return '';
  };
  readWork(paper, text, place, proceedings, rows);
  const names = namesOf(text('author'));
  const lists = listsBeside(text, names.length, place, rows);
  const { source, file, record } = place;
  for (const [position, name] of names.entries()) {
    if (name === '') continue;
    if (hasAddress(name)) {
      rows.reject(place, 'author', 'private-contact', `author ${position} is printed with an e-mail address`);
    } else if (!isName(name)) rows.reject(place, 'author', 'not-a-name', `author ${position}: ${name}`);
    else {
      rows.add(authorLine, {
        source,
        file,
        record,
        position,
        raw_name: name,
        raw_affiliation: lists.affiliations[position] || null,
        email_domain: domainOf(lists.domains[position] ?? '', place, rows),
        openreview: profileOf(lists.profiles[position] ?? '', place, rows),
        orcid: orcidOf(lists.orcids[position] ?? '', place, rows),
      });
    }
  }
  const shared = lists.bag.concat(bagOf(paper['aff_set'], place, rows));
  for (const [ordinal, raw_affiliation] of [...new Set(shared)].entries()) {
    rows.add(affiliationBag, { source, file, record, ordinal, raw_affiliation });
  }
}

type Text = (field: PaperField) => string;

function readWork(paper: Paper, text: Text, place: Place, proceedings: Proceedings, rows: Rows): void {
  const { venue, venueName, year, published } = proceedings;
  rows.add(workRecord, {
    ...place,
    record_key: `${place.file}#${place.record}`,
    title: textOrNull(unescapeHtml(text('title'))),
    venue,
    venue_name: venueName,
    year,
    published_on: published?.on ?? null,
    precision: published?.precision ?? null,
    known_on: proceedings.knownOn,
    kind: 'conference-paper',
    status: textOrNull(text('status')),
    track: textOrNull(text('track')),
    keywords: textOrNull(
      entries(unescapeHtml(text('keywords')))
        .filter(Boolean)
        .join(';'),
    ),
    url: address(text('site')),
    code_url: address(text('github')),
    citations: count(paper['gs_citation'], place, rows),
  });
}

/** The lists beside the author list, an entry an author; empty where they are not the lines' own. */
interface Lists {
  readonly affiliations: readonly string[];
  readonly domains: readonly string[];
  readonly profiles: readonly string[];
  readonly orcids: readonly string[];
  /** Affiliations that are nobody's own. */
  readonly bag: readonly string[];
}

/** Each list is the lines' own only where it has the authors' number. */
function listsBeside(text: Text, authors: number, place: Place, rows: Rows): Lists {
  const printed = unescapeHtml(text('aff'));
  const affiliations = fold(printed) === '' ? [] : entries(printed).map(withoutAddresses);
  const own = affiliations.length === authors;
  return {
    affiliations: own ? affiliations : [],
    domains: sameLength('aff_domain', entries(text('aff_domain')), authors, place, rows),
    profiles: sameLength('authorids', entries(text('authorids')), authors, place, rows),
    orcids: sameLength('orcid', entries(text('orcid')), authors, place, rows),
    bag: own ? [] : affiliations.filter(Boolean),
  };
}

function sameLength(field: PaperField, list: string[], authors: number, place: Place, rows: Rows): string[] {
  if (list.length === authors || list.every((entry) => entry === '')) return list;
  rows.reject(place, field, 'list-length', `${list.length} entries for ${authors} authors: not taken`);
  return [];
}

function domainOf(text: string, place: Place, rows: Rows): string | null {
  if (text === '') return null;
  let domain = domains.get(text);
  if (domain === undefined) {
    domain = readDomain(text);
    if (domains.size < DOMAINS) domains.set(text, domain);
  }
  if (domain === null)
    rows.reject(place, 'aff_domain', 'not-a-domain', hasAddress(text) ? 'an e-mail address' : text);
  return domain || null;
}

/** The domain that a text names, several joined by `+`; null where it names none. */
function readDomain(text: string): string | null {
  const domain = text.toLowerCase().replace(/\s/gu, '');
  return domain.split('+').every((part) => part === '' || DOMAIN.test(part)) ? domain : null;
}

function profileOf(text: string, place: Place, rows: Rows): string | null {
  if (text === '' || /^~\S+\d$/u.test(text)) return text || null;
  rows.reject(place, 'authorids', 'not-an-openreview-id', hasAddress(text) ? 'an e-mail address' : text);
  return null;
}

function orcidOf(text: string, place: Place, rows: Rows): string | null {
  if (text === '') return null;
  const orcid = ORCID.exec(text.toUpperCase())?.[0];
  if (orcid !== undefined && hasCheckDigit(orcid)) return orcid;
  rows.reject(place, 'orcid', 'not-an-orcid', hasAddress(text) ? 'an e-mail address' : text);
  return null;
}

/** ISO 7064 MOD 11-2, as ORCID says: https://support.orcid.org/hc/en-us/articles/360006897674 */
function hasCheckDigit(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check));
}

function bagOf(set: unknown, place: Place, rows: Rows): string[] {
  if (set === undefined || set === null) return [];
  if (!Array.isArray(set)) {
    rows.reject(place, 'aff_set', 'wrong-type', 'a list was expected');
    return [];
  }
  const texts = set.filter((entry): entry is string => typeof entry === 'string');
  if (texts.length < set.length)
    rows.reject(place, 'aff_set', 'wrong-type', 'a list of texts was expected: the others are kept');
  return texts.map((entry) => withoutAddresses(fold(unescapeHtml(entry)))).filter(Boolean);
}

/** A web address, with its scheme. */
function address(text: string): string | null {
  const folded = fold(text);
  if (folded === '' || /^https?:\/\//u.test(folded)) return folded || null;
  return /^[\w-]+(?:\.[\w-]+)+(?:[:/].*)?$/u.test(folded)
    ? `https://${folded.replace(/^([^/:]+):(?!\d)/u, '$1/')}`
    : null;
}

/** A count of citations; a negative one says that nobody counted. */
function count(value: unknown, place: Place, rows: Rows): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value < 2 ** 31)
    return value < 0 ? null : value;
  rows.reject(place, 'gs_citation', 'not-a-number', JSON.stringify(value));
  return null;
}
