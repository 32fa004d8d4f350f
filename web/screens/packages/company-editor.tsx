import { useWords } from '../../parts/tongue.tsx';
import { DraftField } from './draft-field.tsx';
import { append, at, change, type Draft } from './offer-draft.ts';
import { companyFields, companyLists } from './part-fields.ts';

const exitKinds = ['ipo', 'sale', 'zero', 'none'] as const;

/** What the company is worth and what becomes of it: price, exits, rounds, tenders, preferences. */
export function CompanyEditor({ draft, write }: { draft: Draft; write: (draft: Draft) => void }) {
  const { say } = useWords();
  const listed = at(draft, ['company', 'listed']) === true;
  return (
    <div className="chart">
      <label className="choice">
        <input
          type="checkbox"
          checked={listed}
          onChange={({ target }) => write(change(draft, ['company', 'listed'], target.checked))}
        />
        {say('packages.listed')}
      </label>
      <div className="fields">
        {companyFields.map((field) => (
          <DraftField key={field.label} draft={draft} field={field} write={write} />
        ))}
      </div>
      {!listed &&
        companyLists.map(({ name, fields, fresh }) => {
          const list = at(draft, ['company', name]);
          const rows = Array.isArray(list) ? list.length : 0;
          return (
            <fieldset key={name} className="company-list">
              <legend>{say(`packages.list.${name}`)}</legend>
              {Array.from({ length: rows }, (_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
                <div key={place} className="fields">
                  {name === 'exits' && (
                    <label className="labelled">
                      <span>{say('packages.exit')}</span>
                      <select
                        className="field"
                        value={String(at(draft, ['company', name, place, 'kind']) ?? 'sale')}
                        onChange={({ target }) =>
                          write(change(draft, ['company', name, place, 'kind'], target.value))
                        }
                      >
                        {exitKinds.map((kind) => (
                          <option key={kind} value={kind}>
                            {say(`packages.exit.${kind}`)}
                          </option>
                        ))}
                      </select>
                    </label>
                  )}
                  {fields.map((field) => (
                    <DraftField
                      key={field.label}
                      draft={draft}
                      base={['company', name, place]}
                      field={field}
                      write={write}
                    />
                  ))}
                  <button
                    type="button"
                    className="quiet-button"
                    onClick={() => write(change(draft, ['company', name, place], undefined))}
                  >
                    {say('packages.remove')}
                  </button>
                </div>
              ))}
              <button
                type="button"
                className="quiet-button"
                onClick={() => write(append(draft, ['company', name], fresh))}
              >
                {say('packages.add')}
              </button>
            </fieldset>
          );
        })}
    </div>
  );
}
