/** Words of sentences, which names, departments and addresses do without. */
const ofSentences = new Set(
  'is are was were we our which that his her he she has have been this these received their its can'.split(
    ' ',
  ),
);
/** So many different ones make sentences: "which is part of" stands in affiliations, too. */
const enough = 3;
/** Least letters of running text; shorter strings are not looked through. */
const least = 200;

/**
 * What a string says before its running text begins: of a page's head what stands before the abstract, of a biography or a piece of an
 * abstract nothing, for what those name is not where their author is. Other strings as they are.
 */
export function beforeRunningText(text: string): string {
  if (!isRunningText(text)) return text;
  const head = text.slice(0, Math.max(0, text.search(/\bAbstract\b/)));
  return isRunningText(head) ? '' : head;
}

function isRunningText(text: string): boolean {
  if (text.length < least) return false;
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? [])
    if (ofSentences.has(word) && found.add(word).size === enough) return true;
  return false;
}
