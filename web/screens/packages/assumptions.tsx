import type { ValuedPackage } from '../../../src/operations/packages/shapes.ts';
import { FigureField } from '../../parts/figure-field.tsx';
import type { Unit } from '../../parts/figure-text.ts';
import { useWords } from '../../parts/tongue.tsx';
import { at, change, type Draft, type Path } from './offer-draft.ts';

/** Where each assumption of an answer stands in an offer, and how it is written. */
const places: Readonly<Record<string, { readonly path: Path; readonly unit: Unit }>> = {
  horizonMonths: { path: ['horizonMonths'], unit: 'months' },
  leaving: { path: ['leaving'], unit: 'percent' },
  riskFree: { path: ['riskFree'], unit: 'percent' },
  growth: { path: ['growth'], unit: 'percent' },
  volatility: { path: ['company', 'volatility'], unit: 'percent' },
  taxRate: { path: ['person', 'taxRate'], unit: 'percent' },
  payrollLoad: { path: ['payrollLoad'], unit: 'percent' },
  riskAversion: { path: ['person', 'certaintyEquivalent', 'riskAversion'], unit: 'number' },
  outsideWealth: { path: ['person', 'certaintyEquivalent', 'outsideWealth'], unit: 'money' },
  exerciseBudget: { path: ['person', 'exerciseBudget'], unit: 'money' },
  restrictionMonths: { path: ['person', 'marketability', 'restrictionMonths'], unit: 'months' },
};

/** What the figures rest on, each changed in its place; those that the letter does not state are marked as ours. */
export function AssumptionsEditor({
  draft,
  write,
  worth,
}: {
  draft: Draft;
  write: (draft: Draft) => void;
  worth: ValuedPackage | undefined;
}) {
  const { say, knows } = useWords();
  const discounted = at(draft, ['person', 'marketability']) !== undefined;
  return (
    <div className="chart assumptions">
      <label className="labelled">
        <span>{say('package.assumption.method')}</span>
        <select
          className="field"
          value={discounted ? 'marketability' : 'certainty-equivalent'}
          onChange={({ target }) => write(withMethod(draft, target.value === 'marketability'))}
        >
          <option value="certainty-equivalent">{say('package.method.certainty-equivalent')}</option>
          <option value="marketability">{say('package.method.marketability')}</option>
        </select>
      </label>
      {worth?.assumptions.map(({ name, value, given }) => {
        const place = places[name];
        const key = `package.assumption.${name}`;
        if (place === undefined || typeof value !== 'number') return null;
        return (
          <div key={name} className="assumption">
            <FigureField
              shown
              optional
              unit={place.unit}
              label={knows(key) ? say(key) : name}
              value={value}
              change={(next) => {
                const exact = place.unit === 'money' && next !== undefined;
                const changed = change(draft, place.path, exact ? String(next) : next);
                write(place.path[1] === 'certaintyEquivalent' ? wholeCertainty(changed, worth) : changed);
              }}
            />
            {!given && <small className="quiet">{say('package.ours')}</small>}
          </div>
        );
      })}
    </div>
  );
}

/** One method or the other, never both: that would count the same risk twice. */
function withMethod(draft: Draft, discounted: boolean): Draft {
  const without = change(
    change(draft, ['person', 'certaintyEquivalent'], undefined),
    ['person', 'marketability'],
    undefined,
  );
  return discounted
    ? change(without, ['person', 'marketability'], {})
    : change(without, ['person', 'certaintyEquivalent'], { riskAversion: 2.5, outsideWealth: '1000000' });
}

/** A certainty equivalent needs both its figures: the one that was not stated is written down as it was supposed. */
function wholeCertainty(draft: Draft, worth: ValuedPackage): Draft {
  const supposed = (name: string): number =>
    Number(worth.assumptions.find((one) => one.name === name)?.value ?? 0);
  const base = ['person', 'certaintyEquivalent'];
  const risk = at(draft, [...base, 'riskAversion']) ?? supposed('riskAversion');
  const wealth = at(draft, [...base, 'outsideWealth']) ?? String(supposed('outsideWealth'));
  return change(draft, base, { riskAversion: risk, outsideWealth: wealth });
}
