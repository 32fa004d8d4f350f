import type { ValuedPackage } from '../../../src/operations/packages/shapes.ts';
import { useWords } from '../../parts/tongue.tsx';
import { DraftField } from './draft-field.tsx';
import { append, at, change, type Draft, newPart, type PartKind, partKinds } from './offer-draft.ts';
import { partFields } from './part-fields.ts';

interface PartsEditorProps {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  readonly worth: ValuedPackage | undefined;
  readonly money: (amount: number) => string;
}

function kindOf(draft: Draft, place: number): PartKind | undefined {
  const kind = at(draft, ['parts', place, 'kind']);
  return partKinds.find((one) => one === kind);
}

/** The offer, part by part: each figure can be written over, parts are added and taken away. */
export function PartsEditor({ draft, write, worth, money }: PartsEditorProps) {
  const { say } = useWords();
  return (
    <>
      <ol className="parts-list chart">
        {draft.parts.map((part, place) => {
          const kind = kindOf(draft, place);
          const value = worth?.parts.find((one) => one.place === place);
          const label = at(part, ['label']);
          const ocf = at(part, ['vesting', 'ocf']) !== undefined;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place in the letter
            <li key={place} className="part">
              <p className="part-head">
                <b>
                  {kind ? say(`package.part.${kind}`) : say('package.part')}
                  {typeof label === 'string' && <span className="quiet"> {label}</span>}
                </b>
                {value && (
                  <span className="num">
                    {money(value.expected.value)}{' '}
                    <small className="quiet">
                      {say('packages.part.expected', { stays: money(value.stays.value) })}
                    </small>
                  </span>
                )}
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => write(change(draft, ['parts', place], undefined))}
                  disabled={draft.parts.length === 1}
                  aria-label={say('packages.part.removeOne', {
                    part: kind ? say(`package.part.${kind}`) : String(place + 1),
                  })}
                >
                  {say('packages.remove')}
                </button>
              </p>
              <div className="fields">
                {(kind ? partFields[kind] : [])
                  .filter(({ path: [name] }) => sizeShown(draft, place, String(name)))
                  .filter(({ path: [name] }) => !(ocf && name === 'vesting'))
                  .map((field) => (
                    <DraftField
                      key={field.path.join('.')}
                      draft={draft}
                      base={['parts', place]}
                      field={field}
                      write={write}
                    />
                  ))}
                {ocf && <p className="quiet">{say('packages.part.ocf')}</p>}
              </div>
            </li>
          );
        })}
      </ol>
      <p className="acts more">
        {partKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="act"
            onClick={() => write(append(draft, ['parts'], newPart(kind, draft)))}
          >
            + {say(`package.part.${kind}`)}
          </button>
        ))}
      </p>
    </>
  );
}

const sizes = ['units', 'stake', 'amount'];

/** A part has one size: units, a stake, or an amount; only the one that it has is shown. */
function sizeShown(draft: Draft, place: number, name: string): boolean {
  if (!sizes.includes(name)) return true;
  return at(draft, ['parts', place, name]) !== undefined;
}
