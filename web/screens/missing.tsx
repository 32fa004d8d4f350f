import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';

/** Any address without a room. */
export function Missing() {
  const { say } = useWords();
  usePageTitle(say('missing.title'));
  return (
    <>
      <h1>{say('missing.title')}</h1>
      <p className="lead under-title">{say('missing.lead')}</p>
      <p className="acts under-title">
        <Link to="/" className="act">
          {say('missing.home')}
        </Link>
      </p>
    </>
  );
}
