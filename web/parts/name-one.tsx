import { useState } from 'react';
import { useWords } from './tongue.tsx';

/** Takes somebody more, by name or id, one at a time. */
export function NameOne({ label, add }: { label: string; add: (name: string) => void }) {
  const { say } = useWords();
  const [name, setName] = useState('');
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        // A comma would part the name in two.
        const one = name.replaceAll(',', ' ').trim();
        setName('');
        if (one !== '') add(one);
      }}
    >
      <input
        type="text"
        value={name}
        aria-label={label}
        placeholder={label}
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="act">
        {say('compare.add')}
      </button>
    </form>
  );
}
