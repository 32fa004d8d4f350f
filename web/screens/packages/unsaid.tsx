import type { DecomposedHeadline } from '../../../src/operations/packages/decompose.ts';
import { useWords } from '../../parts/tongue.tsx';

/** What would have to be true for all of it to be had, and what nobody has said. */
export function Unsaid({ data }: { data: DecomposedHeadline }) {
  const { say, knows } = useWords();
  return (
    <div className="chart">
      {data.truths.length > 0 && data.readings.length > 0 && (
        <ul className="entries">
          {data.truths.map(({ must, months = 0, people = 0 }) => {
            const key = `package.truth.${must}`;
            return (
              <li key={must} className="title">
                {knows(key) ? say(key, { months, people }) : must}
              </li>
            );
          })}
        </ul>
      )}
      {data.missing.length > 0 && (
        <>
          <h3 className="under-title">{say('package.missing')}</h3>
          <ul className="bare soft">
            {data.missing.map((one) => {
              const key = `package.missing.${one}`;
              return <li key={one}>{knows(key) ? say(key) : one}</li>;
            })}
          </ul>
        </>
      )}
    </div>
  );
}
