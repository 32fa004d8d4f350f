import type { Words } from '../../../locales/words.ts';
import type { OrganisationHit, OrganisationsFound } from '../../../operations/find-organisations.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addTally } from './tally.ts';

/** What kind of organisation it is, in words. */
export function kindSaid(kind: string, { say, knows }: Words): string {
  const key = `kind.${kind}`;
  return say(knows(key) ? key : 'kind.other');
}

/** City and country, as far as they are known. */
export function placeSaid(
  { city, country }: Pick<OrganisationHit, 'city' | 'country'>,
  words: Words,
): string {
  return [city, country === null ? null : words.country(country)].filter(Boolean).join(', ');
}

/** Organisations found, a line each with what is held of them. */
export function organisationsAnswer(found: OrganisationsFound, session: Session): Answer {
  return {
    json: found,
    csv: { columns: organisationColumns, rows: () => found.organisations },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      addTally(
        page,
        say('cli.found.organisations', { total: found.total }),
        found.organisations.length,
        found.total,
      );
      for (const line of found.organisations) addOrganisation(page, line);
      return page.lines;
    },
  };
}

function addOrganisation(page: Page, line: OrganisationHit): void {
  const { say, number } = page.words;
  page.space();
  page.name(line.name, [line.id, line.matched].filter(Boolean).join('  '));
  const held = (['people', 'works', 'posts', 'claims'] as const).flatMap((kind) =>
    line[kind] > 0 ? [`${say(`organisations.${kind}`)} ${number(line[kind])}`] : [],
  );
  page.text(
    [kindSaid(line.kind, page.words), placeSaid(line, page.words), ...held].filter(Boolean).join('; '),
    2,
  );
}

const organisationColumns = [
  'id',
  'name',
  'matched',
  'kind',
  'country',
  'city',
  'people',
  'works',
  'posts',
  'claims',
  'firstYear',
  'lastYear',
] as const;
