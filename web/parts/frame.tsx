import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { questions } from '../api.ts';
import { switchTheme } from '../theme/theme.ts';
import { BuildProgress, StaleNotice } from './build.tsx';
import { Finder } from './finder.tsx';
import { Keys } from './keys.tsx';
import { PageBones, Trouble } from './states.tsx';
import { useTongue, useWords } from './tongue.tsx';
import { Wordmark } from './wordmark.tsx';

const rooms = [
  ['/people', 'room.people'],
  ['/organisations', 'room.organisations'],
  ['/moves', 'room.moves'],
  ['/deals', 'room.deals'],
  ['/packages', 'room.packages'],
  ['/review', 'room.review'],
  ['/data', 'room.data'],
] as const;

function Rooms({ chosen }: { chosen?: () => void }) {
  const { say } = useWords();
  return (
    <ul className="rooms">
      {rooms.map(([to, name]) => (
        <li key={to} className={to === '/data' ? 'gap' : undefined}>
          <Link to={to} activeProps={{ 'aria-current': 'page' }} onClick={chosen}>
            {say(name)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Tools() {
  const { words, change } = useTongue();
  const { data } = useQuery(questions.status());
  const other = words.locale === 'en' ? 'fr' : 'en';
  return (
    <div className="top-tools">
      {data?.dataTo && (
        <span className="when">{words.say('shell.dataTo', { date: words.date(data.dataTo, 'day') })}</span>
      )}
      <button type="button" className="quiet-button" lang={other} onClick={change}>
        {words.say('shell.otherTongue')}
      </button>
      <button type="button" className="quiet-button" onClick={switchTheme}>
        <span className="to-dark">{words.say('shell.dark')}</span>
        <span className="to-light">{words.say('shell.light')}</span>
      </button>
    </div>
  );
}

function MobileHead() {
  const { say } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  return (
    <div className="mobile-head">
      <Wordmark />
      <details className="rooms-menu" ref={menu}>
        <summary>{say('shell.rooms')}</summary>
        <nav aria-label={say('shell.rooms')}>
          <Rooms chosen={() => menu.current?.removeAttribute('open')} />
        </nav>
      </details>
    </div>
  );
}

/** The page that stands until the first build is ready. */
function FirstBuild() {
  const { say } = useWords();
  return (
    <>
      <h1>{say('build.title')}</h1>
      <p className="lead under-title">{say('build.lead')}</p>
      <BuildProgress />
    </>
  );
}

/** Moves the focus to the content when the room changes, so that keys and readers start there. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}

/** What stands around every room: rail, search line, content, foot. */
export function Frame() {
  const { say } = useWords();
  const main = useFocusOnArrival();
  const status = useQuery(questions.status());
  const content =
    status.isError && !status.data ? (
      <Trouble error={status.error} />
    ) : status.data && !status.data.build ? (
      <FirstBuild />
    ) : (
      <Suspense fallback={<PageBones />}>
        <Outlet />
      </Suspense>
    );
  return (
    <>
      <a className="skip" href="#main">
        {say('shell.skip')}
      </a>
      <div className="frame">
        <nav className="rail" aria-label={say('shell.rooms')}>
          <Wordmark />
          <Rooms />
          <div className="rail-foot">
            <p>
              <kbd>?</kbd> {say('shell.keysHint')}
            </p>
          </div>
        </nav>
        <div className="page">
          <MobileHead />
          <header className="top">
            <Finder />
            <Tools />
          </header>
          <StaleNotice />
          <main id="main" tabIndex={-1} ref={main}>
            {content}
          </main>
          <footer className="foot">
            <span>{say('shell.promise')}</span>
            <Link to="/data">{say('shell.duties')}</Link>
            <button type="button" className="quiet-button" onClick={() => print()}>
              {say('shell.print')}
            </button>
          </footer>
        </div>
      </div>
      <Keys />
    </>
  );
}
