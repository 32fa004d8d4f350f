import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { topicSaid } from '../../../src/locales/topics.ts';
import type { Dependence } from '../../../src/operations/dependence.ts';
import { questions } from '../../api.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { NameOne } from '../../parts/name-one.tsx';
import { Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** What goes when people of one's choice leave: the key people to tick, others by name; who is ticked stands in the address. */
export function Leaving({ found }: { found: Dependence }) {
  const { say, list } = useWords();
  const { without = '' } = useSearch({ from: '/organisations/$id' });
  const navigate = useNavigate();
  const { id } = found.organisation;
  const { data, error } = useQuery({ ...questions.dependence(id, without), enabled: without !== '' });
  const gone = without === '' ? null : (data?.without ?? null);
  const leaving = gone?.people.map((one) => one.id) ?? without.split(',').filter(Boolean);
  const ask = (ids: readonly string[]) =>
    void navigate({
      to: '/organisations/$id',
      params: { id },
      search: ids.length > 0 ? { without: ids.join(',') } : {},
      replace: true,
      resetScroll: false,
    });
  const toggle = (one: string) =>
    ask(leaving.includes(one) ? leaving.filter((other) => other !== one) : [...leaving, one]);
  return (
    <Figure
      className="leaving"
      title={
        gone === null
          ? say('dependence.ask')
          : say('dependence.without', {
              count: gone.people.length,
              names: list(gone.people.map(({ name }) => name)),
            })
      }
      dek={`${say('dependence.ask.dek')} ${say('dependence.capacity.dek')}`}
      sheet={{
        name: `${found.organisation.name} leaving`,
        columns: ['topic', 'name', 'lost', 'experts_left'],
        rows: gone?.subjects.map((one) => [one.id, one.name, one.lost, one.expertsLeft]) ?? [],
      }}
    >
      <div className="two">
        <div>
          <KeyPeople found={found} gone={gone} leaving={leaving} toggle={toggle} />
          <NameOne label={say('dependence.other')} add={(name) => ask([...leaving, name])} />
        </div>
        <div role="status">
          {error && <Trouble error={error} within />}
          {!error && <Gone gone={gone} />}
          {without !== '' && (
            <p className="more">
              <button type="button" className="quiet-button" onClick={() => ask([])}>
                {say('dependence.ask.clear')}
              </button>
            </p>
          )}
        </div>
      </div>
    </Figure>
  );
}

type WhatGoes = NonNullable<Dependence['without']>;

interface KeyPeopleProps {
  readonly found: Dependence;
  readonly gone: WhatGoes | null;
  readonly leaving: readonly string[];
  readonly toggle: (person: string) => void;
}

/** The key people, then whoever else was named. */
function KeyPeople({ found, gone, leaving, toggle }: KeyPeopleProps) {
  const { say, percent } = useWords();
  const others = gone?.people.filter(({ id }) => !found.key.some((one) => one.id === id)) ?? [];
  return (
    <Table className="chart" label={say('dependence.key')}>
      <thead>
        <tr>
          <th scope="col">{say('dependence.key')}</th>
          <th scope="col" className="num">
            {say('dependence.presence')}
          </th>
          <th scope="col" className="num">
            {say('dependence.work')}
          </th>
          <th scope="col" className="num">
            {say('dependence.capacity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.key.map((one) => (
          <tr key={one.id}>
            <Leaver one={one} leaving={leaving} toggle={toggle} />
            <td className="num">{percent(one.presence)}</td>
            <td className="num">{percent(one.credit)}</td>
            <td className="num">{percent(one.capacity.share)}</td>
          </tr>
        ))}
        {others.map((one) => (
          <tr key={one.id}>
            <Leaver one={one} leaving={leaving} toggle={toggle} />
            <td colSpan={3} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface LeaverProps extends Pick<KeyPeopleProps, 'leaving' | 'toggle'> {
  readonly one: WhatGoes['people'][number];
}

function Leaver({ one, leaving, toggle }: LeaverProps) {
  const { say } = useWords();
  return (
    <th scope="row">
      <span className="leaver">
        {' '}
        <label className="leaves">
          <input
            type="checkbox"
            data-selects
            checked={leaving.includes(one.id)}
            onChange={() => toggle(one.id)}
            aria-label={say('dependence.leaves', { name: one.name })}
          />
        </label>
        <Link to="/people/$id" params={{ id: one.id }}>
          {one.name}
        </Link>
      </span>
    </th>
  );
}

function Gone({ gone }: { gone: WhatGoes | null }) {
  const words = useWords();
  const { say, percent } = words;
  if (gone === null) return <p className="chart soft">{say('dependence.ask.none')}</p>;
  return (
    <>
      <p className="chart prose">
        {say('dependence.goes', {
          work: percent(gone.work.share),
          range: say('facets.interval', { low: percent(gone.work.low), high: percent(gone.work.high) }),
          capacity: percent(gone.capacity),
        })}
      </p>
      {gone.subjects.length === 0 ? (
        <p className="note">{say('dependence.lost.none')}</p>
      ) : (
        <Capped items={gone.subjects} first={8}>
          {(shown) => (
            <Table className="chart" label={say('dependence.lost.title')}>
              <thead>
                <tr>
                  <th scope="col">{say('dependence.lost.title')}</th>
                  <th scope="col" className="num">
                    {say('dependence.lost')}
                  </th>
                  <th scope="col" className="num">
                    {say('dependence.left')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ id, name, lost, expertsLeft }) => (
                  <tr key={id}>
                    <th scope="row">{topicSaid(name, words)}</th>
                    <td className="num">{percent(lost)}</td>
                    <td className="num">{words.number(expertsLeft)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Capped>
      )}
    </>
  );
}
