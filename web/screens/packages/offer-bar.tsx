import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { questions, Refusal } from '../../api.ts';
import { download, fileName } from '../../parts/download.ts';
import { useWords } from '../../parts/tongue.tsx';
import { change, type Draft, isDraft } from './offer-draft.ts';

interface OfferBarProps {
  readonly offers: readonly Draft[];
  readonly names: readonly string[];
  readonly chosen: number;
  readonly choose: (place: number) => void;
  readonly add: (draft: Draft) => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
}

/** The offers that are laid out: choose one, name it, add another, open or save files, share the address. */
export function OfferBar({ offers, names, chosen, choose, add, rename, remove }: OfferBarProps) {
  const { say } = useWords();
  const queries = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  const draft = offers[chosen];
  if (draft === undefined) return null;
  const save = (name: string, content: unknown) =>
    download(name, new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }));
  const open = async (opened: File | undefined) => {
    if (opened === undefined) return;
    const read: unknown = await opened
      .text()
      .then((text) => JSON.parse(text))
      .catch(() => undefined);
    if (isDraft(read)) add(read);
    setTold(isDraft(read) ? '' : say('packages.file.refused', { file: opened.name }));
  };
  const openCap = async () => {
    try {
      const { files } = await queries.fetchQuery(questions.openCap(draft));
      for (const [name, content] of Object.entries(files)) save(name, content);
      setTold('');
    } catch (error) {
      setTold(error instanceof Refusal ? error.message : String(error));
    }
  };
  const share = async () => {
    await navigator.clipboard.writeText(location.href);
    setTold(say('packages.shared'));
  };
  return (
    <div className="offer-bar">
      <fieldset className="offer-tabs">
        <legend className="hidden">{say('packages.room.offers')}</legend>
        {names.map((name, place) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: offers may share a name
            key={place}
            type="button"
            className={place === chosen ? 'act first' : 'act'}
            aria-pressed={place === chosen}
            onClick={() => choose(place)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <div className="fields">
        <label className="labelled name">
          <span>{say('packages.name')}</span>
          <input
            className="field text"
            maxLength={200}
            value={names[chosen] ?? ''}
            onChange={({ target }) => rename(target.value)}
          />
        </label>
      </div>
      <p className="acts">
        <button
          type="button"
          className="act"
          disabled={offers.length >= 5}
          onClick={() =>
            add(change(draft, ['name'], say('packages.copyOf', { name: names[chosen] ?? '' }).slice(0, 200)))
          }
        >
          {say('packages.duplicate')}
        </button>
        <button
          type="button"
          className="act"
          disabled={offers.length >= 5}
          onClick={() => file.current?.click()}
        >
          {say('packages.open')}
        </button>
        <button type="button" className="act" disabled={offers.length < 2} onClick={remove}>
          {say('packages.takeAway')}
        </button>
        <button
          type="button"
          className="act"
          onClick={() => save(fileName(names[chosen] ?? '', 'json'), draft)}
        >
          {say('packages.save')}
        </button>
        <button type="button" className="act" onClick={() => void openCap()}>
          {say('packages.ocf')}
        </button>
        <button type="button" className="act" onClick={() => void share()}>
          {say('packages.share')}
        </button>
      </p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={({ target }) => {
          void open(target.files?.[0]);
          target.value = '';
        }}
      />
      <p className="note" role="status">
        {told}
      </p>
    </div>
  );
}
