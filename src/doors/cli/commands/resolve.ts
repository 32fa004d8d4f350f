import { resolveOrganisations } from '../../../operations/resolve-organisations.ts';
import { print } from '../answer.ts';
import { readTables } from '../observatory.ts';
import { Page } from '../page.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { readTextFile } from '../text-file.ts';

const columns = ['raw', 'organisation', 'organisation_name', 'country', 'weight', 'ror'] as const;

/** Says which organisations each line of a file means. */
export async function organisations(session: Session, file: string): Promise<Exit> {
  const strings = (await readTextFile(file, mendFile)).split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = await readTables(session.home, (engine) => resolveOrganisations(engine, strings));
  await print(session, {
    json: rows,
    csv: { columns, exact: true, rows: () => rows.map((row) => ({ ...row })) },
    text: () => {
      const page = new Page(session);
      const heads = columns.map((name) => ({ head: name, right: name === 'weight' }));
      page.table(
        heads,
        rows.map((row) => columns.map((name) => String(row[name] ?? ''))),
      );
      return page.lines;
    },
  });
  return EXIT.done;
}

const mendFile = 'Name a text file with one string a line, or - for standard input.';
