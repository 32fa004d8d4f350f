import { featureSaid, levelSaid } from '../../../locales/evidence.ts';
import { type Explained, explainPerson } from '../../../operations/decisions/explain-person.ts';
import type { ShownLine } from '../../../operations/decisions/lines.ts';
import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** Says why a person's lines are thought theirs, or why two people are not thought one. */
export async function explain(session: Session, person: string, other: string | null): Promise<Exit> {
  const why = await readServed(session.home, (ask) =>
    ask(explainPerson, { id: person, ...(other === null ? {} : { other }) }),
  );
  const parts = why.pair?.parts ?? [];
  await print(session, {
    json: why,
    csv: {
      columns: ['feature', 'level', 'weight', 'bits'],
      rows: () => parts.map(({ feature, level, weight, bits }) => ({ feature, level, weight, bits })),
    },
    text: () => explanationSaid(session, why),
  });
  return EXIT.done;
}

function explanationSaid(session: Session, why: Explained): readonly string[] {
  const page = new Page(session);
  const { say } = page.words;
  page.name(why.person.name, why.person.id ?? '');
  page.text(say('cli.why.title', { lines: why.lines }));
  if (why.pair) addWaterfall(page, why.pair);
  if (why.weakest.length > 0) {
    page.heading(say('cli.why.weakest'));
    for (const { line, score } of why.weakest) {
      page.line(`${signed(score)}  ${told(line)}`);
      page.quiet(say('cli.why.line', { line: line.mention, work: line.work }), 7);
    }
  }
  if (why.misplaced.length > 0) {
    page.heading(say('cli.why.misplaced'));
    for (const { line, register, id, owner } of why.misplaced) {
      page.line(say('cli.why.misplaced.id', { register, id, owner: `${owner.name} ${owner.id}` }));
      page.quiet(told(line), 7);
    }
  }
  if (why.nearest) {
    const { person, score } = why.nearest;
    page.space();
    page.text(say('cli.why.nearest', { person: `${person.name} ${person.id}`, score: signed(score) }));
  }
  return page.lines;
}

function addWaterfall(
  page: Page,
  { a, b, bias, parts, score, probability }: NonNullable<Explained['pair']>,
): void {
  const { say } = page.words;
  page.space();
  for (const line of [a, b]) page.line(told(line));
  page.space();
  page.table(
    [
      { head: say('cli.why.evidence') },
      { head: say('cli.why.level') },
      { head: say('cli.why.weight'), right: true },
    ],
    [
      [say('cli.why.before'), '', signed(bias)],
      ...parts.map(({ feature, level, weight }) => [
        featureSaid(feature, page.words),
        levelSaid(level, page.words),
        signed(weight),
      ]),
      [say('cli.why.total'), `p = ${probability.toFixed(3)}`, signed(score)],
    ],
  );
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

function told({ name, title, year, printed }: ShownLine): string {
  return [name, `${title}${year === null ? '' : ` (${year})`}`, printed].filter(Boolean).join(' · ');
}
