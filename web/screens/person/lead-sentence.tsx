import type { ReactNode } from 'react';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import type { StatedPost } from '../../../src/tables/cards/career.ts';
import { useSpeaker } from '../../parts/evidence.tsx';
import { Joined } from '../../parts/joined.tsx';
import { heldWhen, OrganisationName } from '../../parts/posts.tsx';
import { Say } from '../../parts/say.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { venueYear } from '../../parts/venue.ts';
import { chooseLead, type Lead } from './lead.ts';

/** Years without a work in the lists after which the silence is said. */
const silentYears = 3;

/** The sentence under the name: where they are or were last, and on whose word. */
export function LeadSentence({ person, dataTo }: { person: PersonPage; dataTo: string }) {
  const { say } = useWords();
  const { lastYear } = person;
  const silent = lastYear !== null && Number(dataTo.slice(0, 4)) - lastYear >= silentYears;
  return (
    <>
      <Said lead={chooseLead(person)} />
      {silent && ` ${say('person.lead.silence', { year: String(lastYear) })}`}
    </>
  );
}

function Said({ lead }: { lead: Lead }) {
  const { say } = useWords();
  switch (lead.kind) {
    case 'post':
      return <Present lead={lead} />;
    case 'past':
      return <Past lead={lead} />;
    case 'work':
      return <Printed lead={lead} />;
    case 'named':
      return <Named lead={lead} />;
    case 'unprinted':
      return say('person.lead.unprinted', { works: lead.works });
  }
}

/** Who says so, at most two, and how many they are. */
function useSpeakers(posts: readonly StatedPost[]): { readonly publisher: string; readonly count: number } {
  const { list } = useWords();
  const speaker = useSpeaker();
  const names = [...new Set(posts.map(({ evidence }) => speaker(evidence)))].slice(0, 2);
  return { publisher: list(names), count: names.length };
}

function Present({ lead }: { lead: Extract<Lead, { kind: 'post' }> }) {
  const { date } = useWords();
  const { post, before } = lead;
  const values = {
    organisation: <OrganisationName organisation={post.organisation} />,
    since: post.from ? date(post.from.on, post.from.precision) : 'none',
    ...useSpeakers(lead.said),
  };
  return (
    <>
      {post.role ? (
        <Say
          message="person.lead.post.role"
          values={{
            ...values,
            role: <Quoted>{post.role.charAt(0).toUpperCase() + post.role.slice(1)}</Quoted>,
          }}
        />
      ) : (
        <Say message="person.lead.post" values={values} />
      )}
      {before.length > 0 && (
        <>
          {' '}
          <Say message="person.lead.before" values={{ posts: <Before posts={before} /> }} />
        </>
      )}
    </>
  );
}

function Before({ posts }: { posts: readonly StatedPost[] }) {
  const words = useWords();
  const items = posts.map(({ evidence, organisation, from, to }) => (
    <Say
      key={`${evidence.file} ${evidence.record}`}
      message="person.lead.before.part"
      values={{
        organisation: <OrganisationName organisation={organisation} />,
        when: heldWhen(words, from, to) || 'none',
      }}
    />
  ));
  return <Joined items={items} />;
}

function Past({ lead }: { lead: Extract<Lead, { kind: 'past' }> }) {
  const { date } = useWords();
  const { organisation, to } = lead.post;
  const until = to ? date(to.on, to.precision) : '';
  const speakers = useSpeakers(lead.said);
  return (
    <Say
      message="person.lead.past"
      values={{ organisation: <OrganisationName organisation={organisation} />, until, ...speakers }}
    />
  );
}

function Printed({ lead: { work, sameYear } }: { lead: Extract<Lead, { kind: 'work' }> }) {
  const names = work.organisations.map((one) => <OrganisationName key={one.name} organisation={one} />);
  const values = {
    organisation: <Joined items={names} />,
    paper: venueYear(work),
    year: String(work.year ?? ''),
  };
  return <Say message={sameYear ? 'person.lead.works' : 'person.lead.work'} values={values} />;
}

function Named({ lead: { other } }: { lead: Extract<Lead, { kind: 'named' }> }) {
  const speaker = useSpeaker();
  return (
    <Say
      message="person.lead.named"
      values={{ title: <Quoted>{other.says}</Quoted>, publisher: speaker(other) }}
    />
  );
}

/** A role or title in the words of its source, which are English. */
function Quoted({ children }: { children: ReactNode }) {
  return <span lang="en">{children}</span>;
}
