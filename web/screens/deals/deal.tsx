import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { dealKind, dealTitle, spreadSaid } from '../../../src/locales/deals.ts';
import type { DealPage } from '../../../src/operations/deals/show-deal.ts';
import { questions } from '../../api.ts';
import { Claims } from '../../parts/claims.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { Accounts } from './accounts.tsx';
import { AddClaim, Edits } from './claim-edits.tsx';
import { HeadsFigure } from './heads.tsx';
import { Kept, Movers, Parts, Worth } from './kept.tsx';
import { Shock } from './shock.tsx';

/** `/deals/ID`: what each publisher printed, what it bought, who stayed, what it set off. */
export function Deal() {
  const { id } = useParams({ from: '/deals/$id' });
  const asked = useSearch({ from: '/deals/$id' });
  const words = useWords();
  const { say } = words;
  const { data, error } = useQuery(questions.deal(id, asked));
  usePageTitle(data ? dealTitle(data, words) : say('room.deals'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  return (
    <>
      <p className="crumb">
        <Link to="/deals">{say('room.deals')}</Link>
      </p>
      <div className="masthead">
        <div>
          <h1>{dealTitle(data, words)}</h1>
          <p className="lead">
            <Lead deal={data} />
          </p>
        </div>
        <aside>
          <Particulars deal={data} />
        </aside>
      </div>
      <Accounts deal={data} />
      <p className="acts">
        <AddClaim deal={data} />
      </p>
      <Edits deal={data} />
      <HeadsFigure deal={data} />
      <Kept deal={data} />
      <Movers deal={data} />
      <Worth deal={data} />
      <Parts deal={data} />
      {data.shock && data.basis === 'bought' && <Shock id={id} />}
      {data.around.length > 0 && (
        <Figure
          title={say('deal.around.title')}
          source={say('deal.around.source', { count: data.around.length })}
        >
          <Claims claims={data.around} subject />
        </Figure>
      )}
    </>
  );
}

function Lead({ deal }: { deal: DealPage }) {
  const words = useWords();
  const { say, list, date } = words;
  const { claims, announced, people, kind } = deal;
  const disputed = claims.filter(
    ({ claim }) => claim.evidence.status === 'disputed' || claim.evidence.status === 'denied',
  );
  const movers = people.filter(({ mover }) => mover);
  const left = movers.filter((one) => one.left !== null).length;
  return [
    `${dealKind(kind, words)}.`,
    say('deal.lead.claims', {
      claims: claims.length,
      disputed: disputed.length,
      date: announced ? date(announced.on, announced.precision) : 'none',
    }),
    movers.length > 0
      ? say('deal.lead.movers', {
          count: movers.length,
          names: list(movers.map(({ person }) => person.name)),
        })
      : deal.basis === 'bought'
        ? say('deal.lead.nobody')
        : '',
    left > 0 ? say('deal.lead.left', { count: left }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function Particulars({ deal }: { deal: DealPage }) {
  const words = useWords();
  const { say, number } = words;
  const { price, implied, valuation, people, basis } = deal;
  const money = (figure: NonNullable<DealPage['price']>) => ({
    value: words.dollars(figure.middle),
    note:
      figure.low === figure.high
        ? undefined
        : say('claim.range', { low: words.dollars(figure.low), high: words.dollars(figure.high) }),
  });
  const movers = people.filter(({ mover }) => mover).length;
  const founders = people.filter(({ founder }) => founder).length;
  const facts = [
    price && { label: say(basis === 'bought' ? 'deal.fact.price' : 'deal.fact.raised'), ...money(price) },
    implied && {
      label: say('deal.fact.implied'),
      value: spreadSaid({ ...implied, low: implied.middle, high: implied.middle }, words),
      note: say('deal.fact.implied.note'),
    },
    valuation && { label: say('deal.fact.valuation'), ...money(valuation) },
    basis === 'bought'
      ? { label: say('deal.fact.movers'), value: movers > 0 ? number(movers) : say('deals.unknown') }
      : { label: say('deal.fact.founders'), value: founders > 0 ? number(founders) : say('deals.unknown') },
  ].filter((fact) => fact !== null);
  return <Facts facts={facts} />;
}
