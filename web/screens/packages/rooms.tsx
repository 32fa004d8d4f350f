import { Link } from '@tanstack/react-router';
import { useWords } from '../../parts/tongue.tsx';

/** The rooms of packages: a headline, offers, the ripple, cliffs. */
export function PackageRooms({ here }: { here: 'headline' | 'offers' | 'ripple' | 'cliff' }) {
  const { say } = useWords();
  const rooms = [
    ['headline', '/packages'],
    ['offers', '/packages/offers'],
    ['ripple', '/packages/ripple'],
    ['cliff', '/packages/cliff'],
  ] as const;
  return (
    <nav className="crumb side-rooms" aria-label={say('room.packages')}>
      {rooms.map(([room, to]) =>
        room === here ? (
          <span key={room} aria-current="page">
            {say(`packages.room.${room}`)}
          </span>
        ) : (
          <Link key={room} to={to} activeOptions={{ exact: true }}>
            {say(`packages.room.${room}`)}
          </Link>
        ),
      )}
    </nav>
  );
}
