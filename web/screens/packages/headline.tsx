import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DecomposedHeadline } from '../../../src/operations/packages/decompose.ts';
import { questions } from '../../api.ts';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { HeadlineCurve } from './headline-curve.tsx';
import { chiefReading, claimsOfSize } from './headline-findings.ts';
import { HeadlineFacts, HeadlineLead } from './headline-lead.tsx';
import { askHeadline, type HeadlineQuestion } from './headline-question.ts';
import { encodeOffers } from './offer-address.ts';
import { PayOfOthers } from './pay-of-others.tsx';
import { Readings } from './readings.tsx';
import { Reported } from './reported.tsx';
import { PackageRooms } from './rooms.tsx';
import { Unsaid } from './unsaid.tsx';
import { WhoSays } from './who-says.tsx';

/** `/packages`: what a pay headline is worth. Without a question an example is taken apart. */
export function Headline() {
  const { say } = useWords();
  const question = useSearch({ from: '/packages' });
  const example = say('packages.example');
  const { data, error } = useQuery({
    ...questions.headline(askHeadline(question, example)),
    placeholderData: keepPreviousData,
  });
  const held = useQuery(questions.packages());
  const all = held.data?.claims ?? [];
  const claims = data ? (data.claims.length > 0 ? data.claims : claimsOfSize(all, data.said)) : [];
  const asked = question.claim ? all.find(({ id }) => id === question.claim) : undefined;
  const text = question.claim ? (asked?.statement ?? '') : (question.q ?? example);
  usePageTitle(text || say('room.packages'));
  return (
    <>
      <PackageRooms here="headline" />
      <h1>{say('packages.headline.title')}</h1>
      <div className="masthead under-title">
        <div>
          <Ask key={text} text={text} foreign={asked !== undefined} />
          {question.claim === undefined && question.q === undefined && (
            <p className="note">{say('packages.headline.example')}</p>
          )}
          {data && <HeadlineLead data={data} question={question} />}
        </div>
        <aside>{data && <HeadlineFacts data={data} claims={claims} />}</aside>
      </div>
      {error && !data ? (
        <Trouble error={error} />
      ) : data ? (
        <Taken data={data} question={question} />
      ) : (
        <PageBones />
      )}
      {data && claims.length > 0 && <WhoSays claims={claims} asked={question.claim} />}
      {data && <PayOfOthers data={data} claims={claims} held={all} text={text} />}
      {all.length > 0 && <Reported claims={all} />}
    </>
  );
}

function Taken({ data, question }: { data: DecomposedHeadline; question: HeadlineQuestion }) {
  const { say } = useWords();
  const chief = chiefReading(data);
  if (!chief)
    return (
      <section className="figure">
        <h2>{say(data.said.low === 0 ? 'packages.worthless' : 'packages.nothing')}</h2>
        <Unsaid data={data} />
      </section>
    );
  return (
    <>
      <HeadlineCurve data={data} chief={chief} question={question} />
      <div className="two wide-left">
        <Readings data={data} chief={chief} question={question} />
        <section className="figure">
          <h2>{say('packages.truths.title')}</h2>
          <Unsaid data={data} />
        </section>
      </div>
      <p className="acts more">
        <Link to="/packages/offers" className="act" hash={`o=${encodeOffers([chief.offer])}`}>
          {say('packages.build')}
        </Link>
      </p>
    </>
  );
}

/** The line that takes a headline; Enter asks. */
function Ask({ text, foreign }: { text: string; foreign: boolean }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(text);
  const ask = (q: string) =>
    void navigate({ to: '/packages', search: q.trim() ? { q: q.trim() } : {}, resetScroll: false });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask(typed);
      }}
    >
      <label className="soft" htmlFor="said">
        {say('packages.headline.ask')}
      </label>
      <div className="said-row">
        <input
          id="said"
          className="said"
          maxLength={500}
          lang={foreign ? 'en' : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="act">
          {say('packages.headline.take')}
        </button>
      </div>
    </form>
  );
}
