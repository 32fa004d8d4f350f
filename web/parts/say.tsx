import { Fragment, type ReactNode } from 'react';
import type { MessageKey, Values } from '../../src/locales/words.ts';
import { useWords } from './tongue.tsx';

/** A message whose values may be links and other nodes. */
export function Say({ message, values = {} }: { message: MessageKey; values?: Values<ReactNode> }) {
  const { rich } = useWords();
  return rich<ReactNode>(message, values).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place
    <Fragment key={index}>{part}</Fragment>
  ));
}
