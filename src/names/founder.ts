/** Words for parts of a house, and for what people found within it or beside it. */
const parts = 'team|group|lab|laboratory|unit|division|department|équipe|groupe|laboratoire';
const beside =
  'programme|program|project|initiative|chapter|summit|conference|workshop|seminar|symposium|journal|podcast|newsletter|blog';
const founder = '(co-?)?(founder|fondateur|fondatrice)';

/** Says of a role in lower case that it is a founder's, in English or French; "foundation" and "founding engineer" are none. */
const FOUNDS = `(^|[^a-z])${founder}([^a-z]|$)`;

/**
 * Says of such a role that a part of the house, or something beside it, was founded: "founder of FAIR", "founder and lead of the
 * reasoning team", "Summit co-founder". A clause ends at a comma or semicolon: "co-founder, team lead" founded the house,
 * and so did a "co-founder and project manager".
 */
const FOUNDS_A_PART = [
  `${founder} (of|de|du|des) `,
  `${founder}[^,;]* (of|the|de|du|des) [^,;]*(${parts})s? *([,;(]|$)`,
  `(^|[^a-z])(${parts}|${beside}) ${founder}`,
].join('|');

const [founds, foundsAPart] = [new RegExp(FOUNDS), new RegExp(FOUNDS_A_PART)];

/** Whether a role at an organisation, as its source writes both, is that of a founder of it and not of a part of it. */
export function isFounder(role: string, organisation: string): boolean {
  const own = organisation.toLowerCase();
  const said = role.toLowerCase().replaceAll(` of ${own}`, '').replaceAll(`${own} `, '');
  return founds.test(said) && !foundsAPart.test(said);
}

/** The same as a condition of shared SQL, over two columns: the role, and the organisation as it is written. */
export function foundsSql(role: string, organisation: string): string {
  const own = `lower(coalesce(${organisation}, '-'))`;
  const said = `replace(replace(lower(${role}), ' of ' || ${own}, ''), ${own} || ' ', '')`;
  return `(lower(${role}) like '%found%' or lower(${role}) like '%fondat%') and regexp_like(${said}, '${FOUNDS}')
        and not regexp_like(${said}, '${FOUNDS_A_PART}')`;
}
