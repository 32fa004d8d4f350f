import { useQueries } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import giant from '../../../docs/offers/giant.json';
import startUp from '../../../docs/offers/start-up.json';
import type { ValuedPackage } from '../../../src/operations/packages/shapes.ts';
import { questions, Refusal } from '../../api.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { AssumptionsEditor } from './assumptions.tsx';
import { CompanyEditor } from './company-editor.tsx';
import { Counter } from './counter.tsx';
import { Employer } from './employer.tsx';
import { FaceToFace } from './face-to-face.tsx';
import { useMoney } from './money.ts';
import { decodeOffers, encodeOffers } from './offer-address.ts';
import { OfferBar } from './offer-bar.tsx';
import { at, change, type Draft, forOnePerson, isDraft } from './offer-draft.ts';
import { OffersCurve } from './offers-curve.tsx';
import { OffersLead } from './offers-lead.tsx';
import { PartsEditor } from './parts-editor.tsx';
import { PackageRooms } from './rooms.tsx';
import { TornadoFigure } from './tornado-figure.tsx';

const example: readonly Draft[] = [giant, startUp].filter(isDraft);
/** The address follows the hand this much later: a step of the history for every letter would help nobody. */
const REST = 300;

/** `/packages/offers`: one to five offers, built part by part, valued while they are typed. */
export function Offers() {
  const { say } = useWords();
  const hash = useLocation({ select: (location) => location.hash });
  const [offers, setOffers] = useState<readonly Draft[]>(() => decodeOffers(hash) ?? example);
  const [chosen, setChosen] = useState(0);
  useAddress(offers, hash, setOffers);
  const place = Math.min(chosen, offers.length - 1);
  const draft = offers[place];
  const answers = useQueries({ queries: offers.map((offer) => questions.worth(offer, false)) });
  // While a new answer is awaited, or an offer is refused as written, its figures from before stay in sight.
  const last = useRef<Worths>([]);
  last.current = answers.map(({ data }, i) => data ?? last.current[i]);
  const worths = last.current;
  const money = useMoney(String(draft?.['currency'] ?? 'USD'));
  usePageTitle(say('packages.room.offers'));
  if (draft === undefined) return null;
  const names = offers.map((offer, i) =>
    String(at(offer, ['name']) ?? say('packages.offer', { place: i + 1 })),
  );
  const write = (next: Draft) => {
    const changed = offers.map((offer, i) => (i === place ? next : offer));
    // What is the person's holds for every offer, whichever it was changed in.
    setOffers(forOnePerson([next, ...changed]).slice(1));
  };
  const add = (next: Draft) => {
    setOffers(forOnePerson([...offers, next]));
    setChosen(offers.length);
  };
  const worth = worths[place];
  const error = answers[place]?.error;
  return (
    <>
      <PackageRooms here="offers" />
      <h1>{say('packages.offers.title')}</h1>
      <OffersLead worths={worths} names={names} money={money} />
      <OfferBar
        offers={offers}
        names={names}
        chosen={place}
        choose={setChosen}
        add={add}
        rename={(name) => write(change(draft, ['name'], name))}
        remove={() => {
          setOffers(offers.filter((_, i) => i !== place));
          setChosen(0);
        }}
      />
      {error && <Refused error={error} />}
      {worth ? (
        <OffersCurve worths={worths} names={names} chosen={place} money={money} />
      ) : (
        !error && <PageBones />
      )}
      <div className="two wide-left">
        <Figure
          title={say('packages.parts.title', { name: names[place] ?? '' })}
          dek={say('packages.parts.dek')}
        >
          <PartsEditor draft={draft} write={write} worth={worth} money={money} />
        </Figure>
        <Figure title={say('packages.rests.title')} dek={say('packages.rests.dek')}>
          <AssumptionsEditor draft={draft} write={write} worth={worth} />
        </Figure>
      </div>
      <Figure
        title={say('packages.company.title', { name: String(at(draft, ['company', 'name']) ?? '') })}
        dek={say('packages.company.dek')}
      >
        <CompanyEditor draft={draft} write={write} />
      </Figure>
      {!error && <TornadoFigure draft={draft} money={money} />}
      {offers.length > 1 && !error && (
        <>
          <FaceToFace offers={offers} names={names} money={money} />
          <Counter key={place} offers={offers} names={names} own={place} money={money} add={add} />
        </>
      )}
      {worth && <Employer worth={worth} money={money} />}
    </>
  );
}

/** Offers and address follow one another: typing writes the address, another address brings its offers. */
function useAddress(
  offers: readonly Draft[],
  hash: string,
  setOffers: (offers: readonly Draft[]) => void,
): void {
  const navigate = useNavigate();
  const [written, setWritten] = useState(hash);
  useEffect(() => {
    if (offers === example && hash === '') return;
    const next = `o=${encodeOffers(offers)}`;
    const timer = setTimeout(() => {
      setWritten(next);
      void navigate({
        to: '/packages/offers',
        hash: next,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      });
    }, REST);
    return () => clearTimeout(timer);
  }, [offers, hash, navigate]);
  useEffect(() => {
    const there = hash === written ? undefined : decodeOffers(hash);
    if (there === undefined) return;
    setWritten(hash);
    setOffers(there);
  }, [hash, written, setOffers]);
}

/** What the server refuses of the letter, by the field it names; what was valued before stays in sight. */
function Refused({ error }: { error: unknown }) {
  const { say } = useWords();
  if (!(error instanceof Refusal) || error.status !== 400) return <Trouble error={error} />;
  return (
    <p className="stale refused" role="alert">
      <b>{say('packages.refused')}</b> {error.complaint?.why}
    </p>
  );
}

export type Worths = readonly (ValuedPackage | undefined)[];
