import { createHash } from 'node:crypto';
import { nameInTexts, WITHHELD, withholdNames } from '../names/withhold.ts';
import type { Observatory } from './operation.ts';
import { rowsOf } from './stored-pages.ts';

/** People who were suppressed after the served build was made. */
export interface Hidden {
  readonly ids: ReadonlySet<string>;
  /** Their names as texts are searched for them. */
  readonly names: ReadonlySet<string>;
  /** Tells one such list from another; empty where nobody is hidden. */
  readonly mark: string;
}

export const nobodyHidden: Hidden = { ids: new Set(), names: new Set(), mark: '' };

/** Of people suppressed on this observatory those whom the build still shows, with every spelling of their names. */
export async function hiddenOf(
  reader: Observatory['reader'],
  suppressed: readonly string[],
): Promise<Hidden> {
  if (suppressed.length === 0) return nobodyHidden;
  const held = await rowsOf(reader, 'select person from person_card where person', suppressed);
  const ids = [...new Set(held.map((row) => String(row['person'])))].sort();
  if (ids.length === 0) return nobodyHidden;
  const names = (await Promise.all(ids.map((id) => spellingsOf(reader, id)))).flat();
  const mark = createHash('sha256').update(ids.join()).digest('hex').slice(0, 10);
  return {
    ids: new Set(ids),
    names: new Set(names.flatMap((name) => nameInTexts(name) ?? [])),
    mark: `-${mark}`,
  };
}

/** Every spelling of a person's name on their lines and posts. */
export async function spellingsOf(reader: Observatory['reader'], person: string): Promise<string[]> {
  const rows = await reader.rows(
    `select m.raw_name as name from person_work w join mention m on m.mention = w.mention where w.person = $1
     union
     select p.raw_name from person_post i join post p on p.post_key = i.post_key where i.person = $1
     order by 1`,
    [person],
  );
  return rows.map((row) => String(row['name']));
}

/** The id of a hidden person that a question names, wherever it does. */
export function hiddenIn(question: unknown, { ids }: Hidden): string | undefined {
  if (ids.size === 0) return undefined;
  const asked = JSON.stringify(question);
  return [...ids].find((id) => asked.includes(id));
}

const gone = Symbol('gone');

/**
 * An answer without hidden people: what is of one of them leaves the list it stands in, or is null; on a work their line keeps its place.
 * Their names are taken out of texts; a namesake who is known by an id stays. Totals and pictures are those of the build.
 */
export function withoutHidden<Answer>(answer: Answer, hidden: Hidden): Answer {
  if (hidden.ids.size === 0) return answer;
  const left = leave(answer, hidden);
  return (left === gone ? null : left) as Answer;
}

function leave(value: unknown, hidden: Hidden, field = ''): unknown {
  if (typeof value === 'string') return leaveText(value, hidden, field);
  if (Array.isArray(value))
    return value.map((one) => leave(one, hidden)).filter((one) => one !== gone && !isName(one, hidden));
  if (typeof value !== 'object' || value === null) return value;
  return leaveObject(value, hidden);
}

/** Nobody's name by itself in a list of texts; with an id beside it, it may be a namesake's. */
function isName(value: unknown, { names }: Hidden): boolean {
  return typeof value === 'string' && names.has(nameInTexts(value) ?? '');
}

/** Fields that hold a name by itself: whose it is, the object tells. */
const ofSomebody = new Set(['name', 'printedName', 'matched']);

function leaveText(text: string, { ids, names }: Hidden, field: string): unknown {
  if (ids.has(text)) return gone;
  if (ofSomebody.has(field) && names.has(nameInTexts(text) ?? '')) return text;
  // A stored page, as SQL answers it, holds ids too.
  const told = [...ids].reduce((left, id) => left.replaceAll(id, WITHHELD), text);
  return withholdNames(told, (name) => names.has(name));
}

function leaveObject(value: object, hidden: Hidden): unknown {
  if ('name' in value && isName(value.name, hidden) && !isIdentified(value)) return gone;
  const left: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const kept = leave(field, hidden, name);
    if (kept !== gone) left[name] = kept;
    else if (name === 'person' && 'printedName' in value) return { ...value, ...nobodysLine };
    else if (typeof field === 'string' || name === 'person') return gone;
    else left[name] = null;
  }
  return left;
}

/** Whether an object says by an id who it is about. */
function isIdentified(value: object): boolean {
  return ['id', 'person', 'mention'].some((name) => {
    const said: unknown = name in value ? value[name as keyof typeof value] : null;
    return typeof said === 'string' || (typeof said === 'object' && said !== null && isIdentified(said));
  });
}

/** A line of a work of which the name is withheld. */
const nobodysLine = { person: { id: null, name: '' }, printedName: '', printed: null, organisations: [] };
