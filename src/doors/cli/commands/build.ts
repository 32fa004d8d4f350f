import { print } from '../answer.ts';
import { Page } from '../page.ts';
import { ProgressDisplay } from '../progress.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { untilStopped } from '../stop.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';

export interface BuildOptions {
  readonly from?: string;
  readonly threads?: number;
  readonly explain?: true;
  readonly starter: boolean;
  readonly without?: string;
}

/** Builds what has changed, or says what would be built. */
export async function buildObservatory(session: Session, options: BuildOptions): Promise<Exit> {
  const display = new ProgressDisplay(session.err, session.words);
  const place = await openWorkplace(session, display.note);
  return untilStopped(session, place, display, () =>
    options.explain ? explain(session, place, options) : build(session, place, options),
  );
}

async function build(
  session: Session,
  place: Workplace,
  { explain: _, ...order }: BuildOptions,
): Promise<Exit> {
  const published = await place.build(order);
  if (session.form !== 'text')
    await print(session, {
      json: published,
      csv: { columns: ['build', 'seconds', 'changed'], rows: () => [published] },
      text: () => [],
    });
  return EXIT.done;
}

async function explain(session: Session, place: Workplace, { from }: BuildOptions): Promise<Exit> {
  const plan = await place.explain(from === undefined ? {} : { from });
  await print(session, {
    json: plan,
    csv: {
      columns: ['step', 'layer', 'plan', 'why', 'inputs'],
      rows: () => plan.steps.map(({ inputs, ...step }) => ({ ...step, inputs: inputs.join(' ') })),
    },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      page.table(
        (['cli.column.step', 'cli.column.plan', 'cli.column.why'] as const).map((key) => ({
          head: say(key),
        })),
        plan.steps.map(({ step, plan: fate, why }) => [step, say(`cli.plan.${fate}`), why ?? '']),
      );
      return page.lines;
    },
  });
  return EXIT.done;
}
