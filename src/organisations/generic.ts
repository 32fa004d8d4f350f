/** Words of departments and fields, which many organisations share. */
const fields = new Set(
  (
    'department school faculty division section unit group team program graduate college engineering computer computing science ' +
    'information technology technical research mathematics mathematical physics chemistry biology medicine health electrical ' +
    'electronic electronics mechanical civil chemical software systems system data statistics robotics robotic automation ' +
    'informatics applied advanced industrial intelligent autonomous artificial intelligence machine learning vision control ' +
    'management economics business development united city state natural language processing computational public art design ' +
    'communication communications network networks ministry education'
  ).split(' '),
);
const heads = new Set('institute laboratory center academy national university'.split(' '));

/** Whether words `start` to `end` say a field or a department and nothing else: no organisation, whoever is called so. */
export function isField(words: readonly string[], start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!fields.has(words[at] ?? '')) return false;
  return true;
}

/** Whether a word says nothing but that a unit, a field or an institution is meant. */
export function isPlain(word: string): boolean {
  return fields.has(word) || heads.has(word) || word === 'ai';
}

/** Whether words `start` to `end` are a field and an institution's word, such as "institute automation". */
export function isGeneric(words: readonly string[], start: number, end: number): boolean {
  if (end - start > 4) return false;
  for (let at = start; at < end; at++) {
    const word = words[at] ?? '';
    if (!fields.has(word) && !heads.has(word)) return false;
  }
  return true;
}

/** Words that say that a name is an institution's. */
export const institutionWords: ReadonlySet<string> = new Set(
  'university institute college academy school hospital laboratory center polytechnic eth council foundation agency observatory'.split(
    ' ',
  ),
);
