import { type ExplainedLine, explainPeople } from '../../../operations/why.ts';
import { print } from '../answer.ts';
import { readTables } from '../observatory.ts';
import { Page } from '../page.ts';
import { EXIT, type Exit, type Session } from '../session.ts';

/** Says why a person's lines are thought theirs, or why two people are not thought one. */
export async function explain(session: Session, person: string, other: string | null): Promise<Exit> {
  const why = await readTables(session.home, (engine) => explainPeople(engine, person, other));
  const parts = why.pair?.parts ?? [];
  await print(session, {
    json: why,
    csv: {
      columns: ['feature', 'level', 'weight', 'bits'],
      rows: () => parts.map(({ feature, level, weight, bits }) => ({ feature, level, weight, bits })),
    },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
      page.heading(say('cli.why.title', { lines: why.lines }));
      if (why.pair) {
        for (const line of [why.pair.a, why.pair.b]) page.line(told(line));
        page.space();
        page.table(
          [
            { head: say('cli.why.evidence') },
            { head: say('cli.why.level') },
            { head: say('cli.why.weight'), right: true },
          ],
          [
            [say('cli.why.before'), '', signed(why.pair.bias)],
            ...parts.map(({ feature, level, weight }) => [feature, level, signed(weight)]),
            [say('cli.why.total'), `p = ${why.pair.probability.toFixed(3)}`, signed(why.pair.score)],
          ],
        );
      }
      if (why.weakest.length > 0) {
        page.space();
        page.heading(say('cli.why.weakest'));
        for (const { line, score } of why.weakest) page.line(`${signed(score)}  ${told(line)}`);
      }
      if (why.nearest) {
        page.space();
        page.line(say('cli.why.nearest', { person: why.nearest.person, score: signed(why.nearest.score) }));
      }
      return page.lines;
    },
  });
  return EXIT.done;
}

function told({ name, title, year, affiliation }: ExplainedLine): string {
  return [name, `${title}${year === null ? '' : ` (${year})`}`, affiliation].filter(Boolean).join(' · ');
}
