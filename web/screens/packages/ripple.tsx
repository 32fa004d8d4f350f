import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useId, useState } from 'react';
import { questions } from '../../api.ts';
import { FigureField } from '../../parts/figure-field.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { useMoney } from './money.ts';
import { RippleFigures } from './ripple-figures.tsx';
import { PackageRooms } from './rooms.tsx';
import { readScale } from './scale-text.ts';

/** An internal scale of a firm that does not exist, to begin with. */
const example = `level,pay,count
L3,210000,12
L3,235000,8
L4,290000,14
L4,320000,10
L4,360000,4
L5,430000,9
L5,480000,6
L5,560000,3
L6,690000,4
L6,780000,2
L7,1150000,1`;

/** Bytes of a file that holds a scale. */
const LARGEST_SCALE = 200_000;

const countries = ['US', 'CA', 'GB', 'FR', 'DE', 'ES', 'IN', 'AU'];
const sizes = ['S', 'M', 'L'] as const;
/** Levels of the pay data, from entry to executive. */
const drawnLevels = ['EN', 'MI', 'SE', 'EX'];

/** Reads a scale from a CSV into the lines above; it is read by this page and sent nowhere else. */
function ScaleFile({ read }: { read: (text: string) => void }) {
  const { say } = useWords();
  const id = useId();
  const [trouble, setTrouble] = useState<string>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const text = file.size > LARGEST_SCALE ? '' : (await file.text()).replace(/^\uFEFF/, '');
    // The same file, mended, can be chosen again.
    target.value = '';
    if (text.trim() === '') return setTrouble(say('packages.ripple.file.size', { file: file.name }));
    setTrouble(undefined);
    read(text);
  };
  return (
    <p>
      <label className="act file" htmlFor={id}>
        {say('packages.ripple.file')}
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => void choose(event)}
        />
      </label>
      {trouble && (
        <span className="note refused" role="alert">
          {' '}
          {trouble}
        </span>
      )}
    </p>
  );
}

/** `/packages/ripple`: what one hire does to everybody else's pay. An own scale stays on this screen and in no address. */
export function Ripple() {
  const { say, knows, country: nameOf } = useWords();
  const [own, setOwn] = useState(true);
  const [text, setText] = useState(example);
  const [country, setCountry] = useState('US');
  const [size, setSize] = useState('');
  const [level, setLevel] = useState('L4');
  const [pay, setPay] = useState(900_000);
  const [rest, setRest] = useState({ load: 0.08, exitsLow: 0, exitsHigh: 0.05, replacement: 1, years: 3 });
  const { rows, wrong } = readScale(text);
  const levels = own ? [...new Set(rows.map((row) => row.level))] : drawnLevels;
  const hired = levels.includes(level) ? level : (levels[Math.floor(levels.length / 2)] ?? '');
  const { data, error } = useQuery({
    ...questions.ripple({
      ...(own ? { scale: rows } : { from: { country, ...(size && { size }) } }),
      hire: { level: hired, pay },
      ...rest,
    }),
    enabled: !own || rows.length > 0,
  });
  const money = useMoney('USD');
  usePageTitle(say('packages.room.ripple'));
  const levelName = (one: string): string => {
    const key = `packages.level.${one}`;
    return knows(key) ? say(key) : one;
  };
  const set = (name: keyof typeof rest) => (value: number | undefined) =>
    value !== undefined && setRest({ ...rest, [name]: value });
  return (
    <>
      <PackageRooms here="ripple" />
      <h1>{say('packages.ripple.title')}</h1>
      <p className="lead under-title">{say('packages.ripple.lead')}</p>
      <div className="two wide-left ripple-ask">
        <fieldset>
          <legend className="hidden">{say('packages.ripple.scale')}</legend>
          <label className="choice">
            <input type="radio" name="scale" checked={own} onChange={() => setOwn(true)} />
            {say('packages.ripple.own')}
          </label>
          <label className="choice">
            <input type="radio" name="scale" checked={!own} onChange={() => setOwn(false)} />
            {say('packages.ripple.drawn')}
          </label>
          {own ? (
            <>
              <label className="soft" htmlFor="scale">
                {say('packages.ripple.paste')}
              </label>
              <textarea
                id="scale"
                rows={8}
                spellCheck={false}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
              <ScaleFile read={setText} />
              {wrong.length > 0 && (
                <p className="note refused" role="alert">
                  {say('packages.ripple.wrong', { lines: wrong.slice(0, 8).join(', ') })}
                </p>
              )}
            </>
          ) : (
            <div className="fields">
              <label className="labelled">
                <span>{say('packages.ripple.country')}</span>
                <select className="field" value={country} onChange={({ target }) => setCountry(target.value)}>
                  {countries.map((code) => (
                    <option key={code} value={code}>
                      {nameOf(code)}
                    </option>
                  ))}
                </select>
              </label>
              <label className="labelled">
                <span>{say('packages.ripple.size')}</span>
                <select className="field" value={size} onChange={({ target }) => setSize(target.value)}>
                  <option value="">{say('packages.ripple.anySize')}</option>
                  {sizes.map((one) => (
                    <option key={one} value={one}>
                      {say(`packages.size.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          )}
        </fieldset>
        <div className="fields">
          <label className="labelled">
            <span>{say('packages.ripple.level')}</span>
            <select className="field" value={hired} onChange={({ target }) => setLevel(target.value)}>
              {levels.map((one) => (
                <option key={one} value={one}>
                  {own ? one : levelName(one)}
                </option>
              ))}
            </select>
          </label>
          <FigureField
            shown
            unit="money"
            label={say('packages.ripple.pay')}
            value={pay}
            change={(v) => v !== undefined && setPay(v)}
          />
          <FigureField
            shown
            unit="percent"
            label={say('packages.ripple.exitsLow')}
            value={rest.exitsLow}
            change={set('exitsLow')}
          />
          <FigureField
            shown
            unit="percent"
            label={say('packages.ripple.exitsHigh')}
            value={rest.exitsHigh}
            change={set('exitsHigh')}
          />
          <FigureField
            shown
            unit="number"
            label={say('packages.ripple.replacement')}
            value={rest.replacement}
            change={set('replacement')}
          />
          <FigureField
            shown
            unit="percent"
            label={say('package.assumption.payrollLoad')}
            value={rest.load}
            change={set('load')}
          />
          <FigureField
            shown
            unit="count"
            label={say('packages.ripple.years')}
            value={rest.years}
            change={set('years')}
          />
        </div>
      </div>
      {error ? (
        <Trouble error={error} />
      ) : data ? (
        <RippleFigures data={data} money={money} />
      ) : (
        rows.length > 0 && <PageBones />
      )}
    </>
  );
}
