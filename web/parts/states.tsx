import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Words } from '../../src/locales/words.ts';
import { Refusal } from '../api.ts';
import { Facts } from './facts.tsx';
import { useWords } from './tongue.tsx';

/** Grey lines where text will stand, in the final layout; widths in parts of the line. */
export function Bones({ lines, tall = false }: { lines: readonly number[]; tall?: boolean }) {
  const { say } = useWords();
  return (
    <div className="bones" role="status" aria-label={say('state.loading')}>
      {lines.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <div key={index} className={tall ? 'bone tall' : 'bone'} style={{ width: `${width * 100}%` }} />
      ))}
    </div>
  );
}

/** The skeleton of a page with a masthead and figures. */
export function PageBones() {
  return (
    <>
      <div className="masthead">
        <div>
          <Bones lines={[0.5]} tall />
          <Bones lines={[0.95, 0.9, 0.6]} />
        </div>
        <aside>
          <Bones lines={[1, 1, 1]} />
        </aside>
      </div>
      <section className="figure">
        <Bones lines={[0.4, 0.7]} />
        <div className="bone block" />
      </section>
      <section className="figure">
        <Bones lines={[0.3, 1, 1, 1, 1, 1]} />
      </section>
    </>
  );
}

/** What is said of a failure; parts in the server's own words are English. */
interface Told {
  readonly what: string;
  readonly mend: string | undefined;
  readonly why: string | undefined;
  readonly where?: string | undefined;
  readonly code?: string | undefined;
}

/** The words for a failure: by the server's code where the catalogue has them, else as the server says. */
function tell(error: unknown, { say, knows }: Words): Told {
  if (!(error instanceof Refusal)) {
    return { what: say('problem.screen.what'), mend: say('problem.screen.mend'), why: String(error) };
  }
  const { complaint, status } = error;
  if (complaint) {
    const { code, where, why } = complaint;
    const inTongue = (part: 'what' | 'mend') => {
      const key = `error.${code}.${part}`;
      return knows(key) ? say(key) : undefined;
    };
    const what = inTongue('what');
    return {
      what: what ?? complaint.what,
      mend: inTongue('mend') ?? complaint.mend,
      why: why ?? (what === complaint.what ? undefined : what && complaint.what),
      where,
      code,
    };
  }
  if (status > 0) {
    return {
      what: say('problem.reply.what'),
      mend: say('problem.reply.mend'),
      why: say('problem.reply.why', { status }),
    };
  }
  return {
    what: say('problem.offline.what'),
    mend: say('problem.offline.mend'),
    why: say('problem.offline.why'),
  };
}

/** Where to look for what is not known by its id. */
const lists = {
  'person-unknown': { to: '/people', room: 'room.people' },
  'person-ambiguous': { to: '/people', room: 'room.people' },
  'organisation-unknown': { to: '/organisations', room: 'room.organisations' },
  'deal-unknown': { to: '/deals', room: 'room.deals' },
  'migration-unknown': { to: '/moves', room: 'room.moves' },
} as const;

const isListed = (code: string | undefined): code is keyof typeof lists =>
  code !== undefined && code in lists;

/** What happened, where, why, and what to do, with another try, and the list to look in; `within` a page that has its own title. */
export function Trouble({ error, within = false }: { error: unknown; within?: boolean }) {
  const words = useWords();
  const { say } = words;
  const queries = useQueryClient();
  const { what, mend, why, where, code } = tell(error, words);
  const facts = [
    { label: say('problem.why'), value: why },
    { label: say('problem.where'), value: where },
    { label: say('problem.code'), value: code && <code>{code}</code> },
  ].filter(({ value }) => value);
  return (
    <section className="trouble" role="alert">
      <p className="crumb">{say('problem.title')}</p>
      {within ? <h2>{what}</h2> : <h1>{what}</h1>}
      {mend && <p className="lead under-title">{mend}</p>}
      <Facts facts={facts} className="left" />
      <p className="acts">
        <button
          type="button"
          className="act first"
          onClick={() => void queries.refetchQueries({ type: 'active' })}
        >
          {say('problem.retry')}
        </button>
        {isListed(code) && (
          <Link to={lists[code].to} className="act">
            {say(lists[code].room)}
          </Link>
        )}
      </p>
    </section>
  );
}

/** What would be here, and the act that brings it. */
export function Nothing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="nothing">
      <h2>{title}</h2>
      <div className="prose">{children}</div>
    </section>
  );
}
