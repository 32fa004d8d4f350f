import { personMention } from '../tables/identity.ts';
import { mentionOwner } from '../tables/serving.ts';
import { mention } from '../tables/works.ts';
import { indexed } from './indexed.ts';

/** Whose line stands where: read by person in one piece, and by mention through the index. */
export const mentionOwners = indexed({
  output: mentionOwner,
  inputs: [personMention, mention],
  select: `
    select p.mention, p.person, m.work, m.position
    from person_mention p
    join mention m on m.mention = p.mention
    order by p.person, p.mention`,
});
