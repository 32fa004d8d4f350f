import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { Capped } from '../../parts/capped.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { OrganisationName } from '../../parts/posts.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function Relations({ organisation }: { organisation: OrganisationPage }) {
  const { say, years } = useWords();
  if (organisation.relations.length === 0) return null;
  const when = (from: string | null, to: string | null) =>
    from && to
      ? years(Number(from.slice(0, 4)), Number(to.slice(0, 4)))
      : from
        ? say('post.since', { date: from.slice(0, 4) })
        : to
          ? say('post.until', { date: to.slice(0, 4) })
          : undefined;
  return (
    <Figure title={say('organisation.relations')}>
      <Capped items={organisation.relations} first={8}>
        {(shown) => (
          <div className="chart">
            <Facts
              facts={shown.map((relation) => ({
                id: `${relation.kind} ${relation.organisation.id} ${relation.from}`,
                label: say(`relation.${relation.kind}`),
                value: <OrganisationName organisation={relation.organisation} />,
                note: when(relation.from, relation.to),
              }))}
            />
          </div>
        )}
      </Capped>
    </Figure>
  );
}

export function Names({ organisation }: { organisation: OrganisationPage }) {
  const { say, list } = useWords();
  const others = [...new Set(organisation.names.map(({ name }) => name))].filter(
    (name) => name !== organisation.name,
  );
  if (others.length === 0) return null;
  return (
    <Figure title={say('organisation.names')}>
      <p className="chart soft">{list(others.slice(0, 24))}</p>
    </Figure>
  );
}

export function Models({ organisation }: { organisation: OrganisationPage }) {
  const { say, date } = useWords();
  if (organisation.models.length === 0) return null;
  return (
    <Figure
      title={say('organisation.models', { count: organisation.counts.models })}
      source={say('organisation.models.source')}
    >
      <Capped items={organisation.models} first={8}>
        {(shown) => (
          <div className="chart">
            <Facts
              facts={shown.map((model) => ({
                id: `${model.name} ${model.on}`,
                label: model.name,
                value: model.on ? date(model.on, 'month', 'short') : '',
              }))}
            />
          </div>
        )}
      </Capped>
    </Figure>
  );
}
