import { useId } from 'react';
import { useWords } from '../../parts/tongue.tsx';
import { placesOn, type Stay } from './places-on.ts';

interface DaysProps {
  /** First year of the timeline. */
  readonly first: number;
  readonly dataTo: string;
  readonly asOf: string | undefined;
  readonly knownBy: string | undefined;
  readonly stays: readonly Stay[];
  readonly onAsOf: (day: string | undefined) => void;
  readonly onKnownBy: (day: string | undefined) => void;
}

/** The last day of a month counted from January of year 0. */
function dayOf(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The day asked about on a slider, and the day by which it could be known. */
export function Days({ first, dataTo, asOf, knownBy, stays, onAsOf, onKnownBy }: DaysProps) {
  const { say, date, list } = useWords();
  const id = useId();
  const places = asOf ? placesOn(stays, asOf, dataTo) : [];
  return (
    <>
      <div className="days">
        <label htmlFor={`${id}as`}>
          {say('career.asOf')}
          <input
            id={`${id}as`}
            type="range"
            min={Math.floor(first) * 12}
            max={monthOf(dataTo)}
            value={monthOf(asOf ?? dataTo)}
            aria-valuetext={date(asOf ?? dataTo, 'month')}
            onChange={(event) => {
              const month = Number(event.target.value);
              onAsOf(month >= monthOf(dataTo) ? undefined : dayOf(month));
            }}
          />
          <span className="when">{date(asOf ?? dataTo, 'month', 'short')}</span>
        </label>
        <label htmlFor={`${id}known`}>
          {say('career.knownBy')}
          <input
            id={`${id}known`}
            type="date"
            max={dataTo}
            value={knownBy ?? ''}
            onChange={(event) => onKnownBy(event.target.value || undefined)}
          />
        </label>
        {knownBy && (
          <button type="button" className="quiet-button" onClick={() => onKnownBy(undefined)}>
            {say('career.knownBy.clear')}
          </button>
        )}
      </div>
      {asOf && (
        <p className="note" aria-live="polite">
          {say('career.asOf.said', {
            date: date(asOf, 'month'),
            places: places.length > 0 ? list(places) : say('career.asOf.nowhere'),
          })}
        </p>
      )}
      {knownBy && <p className="note">{say('career.knownBy.said', { date: date(knownBy, 'day') })}</p>}
    </>
  );
}
