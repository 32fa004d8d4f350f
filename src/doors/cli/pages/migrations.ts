import { chanceSaid, shareSaid, sizeSaid, windowSaid } from '../../../locales/mobility.ts';
import type { MigrationsFound } from '../../../operations/mobility/find-migrations.ts';
import type { MigrationLine } from '../../../operations/mobility/migration-line.ts';
import type { MigrationPage } from '../../../operations/mobility/show-migration.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addFrozen } from './moves.ts';
import { lastSeenSaid } from './people.ts';
import { addTally } from './tally.ts';

/** Team migrations found, each with its chance. */
export function migrationsAnswer(found: MigrationsFound, session: Session): Answer {
  return {
    json: found,
    csv: { columns: migrationColumns, rows: () => found.migrations.map(migrationCells) },
    text: () => {
      const page = new Page(session);
      const { words } = page;
      const { say } = words;
      addTally(
        page,
        say('cli.migrations.found', { total: found.total }),
        found.migrations.length,
        found.total,
      );
      addFrozen(page, found);
      page.table(
        [
          { head: say('cli.column.window') },
          { head: say('cli.column.way') },
          { head: say('cli.column.members'), right: true },
          { head: say('cli.column.tied'), right: true },
          { head: say('cli.column.chance') },
          { head: '' },
          { head: '' },
        ],
        found.migrations.map((one) => [
          windowSaid(one.windowFrom, one.windowTo, words),
          say('move.way', { from: one.from.name, to: one.to.name }),
          `${one.members}`,
          `${one.tied}`,
          chanceSaid(one, words),
          say(`known.${one.strength}`),
          one.id,
        ]),
      );
      if (found.unseen.length > 0) {
        page.heading(say('migrations.unseen', { count: found.unseen.length }));
        page.table(
          [{ head: '' }, { head: '' }],
          found.unseen.map(({ topic, reason }) => [topic, reasonSaid(reason, words)]),
          2,
        );
      }
      return page.lines;
    },
  };
}

function reasonSaid(reason: string, words: Session['words']): string {
  const key = `migrations.unseen.${reason}`;
  return words.knows(key) ? words.say(key) : reason;
}

/** One team: what chance says, its members, and where they are now. */
export function migrationAnswer(page: MigrationPage, session: Session): Answer {
  return {
    json: page,
    csv: { columns: memberColumns, rows: () => memberRows(page) },
    text: () => {
      const out = new Page(session);
      addTeam(out, page);
      return out.lines;
    },
  };
}

function addTeam(out: Page, page: MigrationPage): void {
  const { words } = out;
  const { say, number } = words;
  out.name(say('move.way', { from: page.from.name, to: page.to.name }), page.id);
  out.text(
    say('migration.lead', {
      members: page.members,
      window: windowSaid(page.windowFrom, page.windowTo, words),
      leader: page.leader?.name ?? 'none',
    }),
  );
  addFrozen(out, page);
  if (!page.partial) {
    out.text(
      say('migration.ties', {
        before: page.tiesBefore,
        after: page.tiesAfter,
        expected: page.expectedTies === null ? 'none' : number(Math.round(page.expectedTies * 10) / 10),
      }),
    );
  }
  out.text(say('migration.chance', { chance: chanceSaid(page, words) }));
  if (page.q !== null) out.text(say('migration.q', { share: shareSaid(page.q, words) }));
  const size = sizeSaid(page, words);
  if (size !== null) out.text(size);
  out.text(
    page.claim
      ? say('migration.claimed', {
          publisher: page.claim.publisher ?? page.claim.topic,
          listed: page.claim.listed,
          matched: page.claim.matched,
        })
      : say('migration.unclaimed'),
  );
  if (page.claim?.url) out.quiet(page.claim.url);
  out.heading(say('migration.team'));
  out.table(
    [
      { head: '' },
      { head: say('cli.column.date') },
      { head: say('cli.column.ties'), right: true },
      { head: '' },
      { head: say('migration.now') },
    ],
    page.team.map((one) => [
      `${one.person.name}${one.leader ? ` (${say('migration.leader')})` : ''}`,
      words.date(one.date, one.precision, 'short'),
      `${one.ties}`,
      say(`known.${one.strength}`),
      one.last === null ? '' : lastSeenSaid({ last: one.last }, words),
    ]),
    2,
  );
  if (page.works.length > 0) out.heading(say('migration.works'));
  for (const work of page.works.slice(0, 12))
    out.line(`${work.year ?? ''}  ${work.title} (${say(`migration.when.${work.when}`)})`, 2);
}

const migrationColumns = [
  ...[
    'migration',
    'level',
    'from',
    'from_name',
    'to',
    'to_name',
    'window_from',
    'window_to',
    'members',
    'tied',
  ],
  ...[
    'flow',
    'leader',
    'leader_name',
    'ties_before',
    'ties_after',
    'expected_ties',
    'pool',
    'expected_flow',
    'flow_p',
    'p',
    'q',
    'strength',
  ],
  ...['documented', 'known_on', 'partial'],
];

function migrationCells(one: MigrationLine): CsvRow {
  return {
    migration: one.id,
    level: one.level,
    from: one.from.id,
    from_name: one.from.name,
    to: one.to.id,
    to_name: one.to.name,
    window_from: one.windowFrom,
    window_to: one.windowTo,
    members: one.members,
    tied: one.tied,
    flow: one.flow,
    leader: one.leader?.id ?? null,
    leader_name: one.leader?.name ?? null,
    ties_before: one.tiesBefore,
    ties_after: one.tiesAfter,
    expected_ties: one.expectedTies,
    pool: one.pool,
    expected_flow: one.expectedFlow,
    flow_p: one.flowP,
    p: one.p,
    q: one.q,
    strength: one.strength,
    documented: one.documented,
    known_on: one.knownOn,
    partial: one.partial,
  };
}

const memberColumns = [
  ...['migration', 'person', 'name', 'move', 'date', 'precision', 'strength', 'ties', 'leader'],
  ...['now_at', 'now_at_name', 'now_year', 'known_on'],
];

function memberRows({ id, team }: MigrationPage): CsvRow[] {
  return team.map((one) => ({
    migration: id,
    person: one.person.id,
    name: one.person.name,
    move: one.move,
    date: one.date,
    precision: one.precision,
    strength: one.strength,
    ties: one.ties,
    leader: one.leader,
    now_at: one.last?.organisation.id ?? null,
    now_at_name: one.last?.organisation.name ?? null,
    now_year: one.last?.year ?? null,
    known_on: one.knownOn,
  }));
}
