import { plainTitle } from '../../../language/plain-title.ts';
import type { WorkPage } from '../../../operations/show-work.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addSource } from './evidence.ts';
import { venueYear } from './works.ts';

/** A work's page: its authors with what is printed beside them, and the records it was made of. */
export function workAnswer(work: WorkPage, session: Session): Answer {
  return {
    json: work,
    csv: {
      columns: ['position', 'person', 'person_id', 'printed_name', 'printed', 'organisations'],
      rows: () =>
        work.people.map(({ position, person, printedName, printed, organisations }) => ({
          position,
          person: person.name,
          person_id: person.id,
          printed_name: printedName,
          printed,
          organisations: organisations.map(({ name }) => name).join('; '),
        })),
    },
    text: () => {
      const page = new Page(session);
      addHead(page, work);
      addAuthors(page, work);
      addRecords(page, work);
      return page.lines;
    },
  };
}

function addHead(page: Page, work: WorkPage): void {
  const { say } = page.words;
  page.name(plainTitle(work.title), work.id);
  page.text([venueYear(work) || say('work.undated'), work.track, work.status].filter(Boolean).join('; '));
  if (work.url !== null) page.quiet(work.url);
  if (work.keywords.length > 0)
    page.quiet(say('cli.labelled', { label: say('work.keywords'), text: work.keywords.join('; ') }));
}

function addAuthors(page: Page, { people, bag }: WorkPage): void {
  const { say } = page.words;
  page.heading(say('cli.work.authors', { count: people.length }));
  const rows = people.map(({ position, person, printedName, organisations, printed }) => [
    `${position + 1}`,
    printedName || say('work.withheld'),
    organisations.map(({ name }) => name).join(', ') || (printed ?? ''),
    person.id ?? '',
  ]);
  const heads = [say('work.place'), say('work.person'), say('work.organisation'), ''];
  page.table(
    heads.map((head, i) => ({ head, right: i === 0 })),
    rows,
    2,
  );
  if (bag.length > 0)
    page.text(
      say('cli.labelled', { label: say('work.bag'), text: bag.map(({ name }) => name).join('; ') }),
      2,
    );
}

function addRecords(page: Page, { awards, records }: WorkPage): void {
  const { say } = page.words;
  for (const { award, venue, year, evidence } of awards) {
    page.heading(say('cli.labelled', { label: say('work.award'), text: `${award}, ${venue} ${year}` }));
    addSource(page, evidence, 2);
  }
  page.heading(say('cli.work.records'));
  for (const record of records) {
    page.text(`${record.file} · ${record.record}`, 2);
    addSource(page, record, 4);
  }
}
