import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { questions } from '../../api.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { Career } from './career.tsx';
import { Coauthors } from './coauthors.tsx';
import { Facets } from './facets.tsx';
import { Held, Others } from './held.tsx';
import { LeadSentence } from './lead-sentence.tsx';
import { useFacts } from './particulars.tsx';
import { Places } from './places.tsx';
import { Waiting, Why } from './why.tsx';
import { Works } from './works.tsx';

/** `/people/ID`: who is this, on what evidence. */
export function Person() {
  const { id } = useParams({ from: '/people/$id' });
  const { say } = useWords();
  const { data, error } = useQuery(questions.person(id));
  const { data: status } = useQuery(questions.status());
  usePageTitle(data?.name ?? say('room.people'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  const dataTo = status?.dataTo ?? new Date().toISOString().slice(0, 10);
  return (
    <>
      <p className="crumb">
        <Link to="/people">{say('room.people')}</Link>
      </p>
      {data.forwardedFrom && <p className="note">{say('person.forwarded', { old: data.forwardedFrom })}</p>}
      <Waiting person={data} />
      <Masthead person={data} dataTo={dataTo} />
      <Career person={data} dataTo={dataTo} />
      <Facets person={data} />
      <Places person={data} />
      <div className="two wide-left">
        <div>
          <Works person={data} />
          <Held person={data} />
        </div>
        <div>
          <Coauthors person={data} />
          <Others person={data} />
        </div>
      </div>
      <Why key={data.id} person={data} />
    </>
  );
}

function Masthead({ person, dataTo }: { person: PersonPage; dataTo: string }) {
  const { say } = useWords();
  return (
    <div className="masthead">
      <div>
        <h1>{person.name}</h1>
        <p className="lead">
          <LeadSentence person={person} dataTo={dataTo} />
        </p>
        <p className="acts">
          <Link to="/people" search={{ like: person.id }} className="act">
            {say('people.like')}
          </Link>
          <Link to="/compare" search={{ people: person.id }} className="act" data-compares>
            {say('compare.act')}
          </Link>
        </p>
      </div>
      <aside>
        <Facts facts={useFacts(person)} />
      </aside>
    </div>
  );
}
