import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { questions } from '../../api.ts';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { ClaimsFigures } from './claims.tsx';
import { Flows } from './flows.tsx';
import { Lead, Particulars } from './lead-sentence.tsx';
import { Mobility } from './mobility.tsx';
import { Models, Names, Relations } from './names.tsx';
import { People } from './people.tsx';
import { Posts } from './posts.tsx';
import { Resting } from './resting.tsx';
import { Works } from './works.tsx';
import { YearsFigure } from './years.tsx';

/** `/organisations/ID`: who is and was there, who said so, what is claimed about it. */
export function Organisation() {
  const { id } = useParams({ from: '/organisations/$id' });
  const { say } = useWords();
  const { data, error } = useQuery(questions.organisation(id));
  usePageTitle(data?.name ?? say('room.organisations'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  return (
    <>
      <p className="crumb">
        <Link to="/organisations">{say('room.organisations')}</Link>
      </p>
      <div className="masthead">
        <div>
          <h1>{data.name}</h1>
          <p className="lead">
            <Lead organisation={data} />
          </p>
        </div>
        <aside>
          <Particulars organisation={data} />
        </aside>
      </div>
      <Mobility organisation={data} />
      <Flows organisation={data} />
      <YearsFigure organisation={data} />
      <Resting organisation={data} />
      <Posts organisation={data} />
      <ClaimsFigures organisation={data} />
      <div className="two wide-left">
        <div>
          <People organisation={data} />
          <Works organisation={data} />
        </div>
        <div>
          <Relations organisation={data} />
          <Names organisation={data} />
          <Models organisation={data} />
        </div>
      </div>
    </>
  );
}
