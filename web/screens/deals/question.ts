import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DealQuestion } from '../../api.ts';

/** What the deal is reckoned with, and a way to change a part of it: both are the address. */
export function useQuestion(id: string): readonly [DealQuestion, (change: DealQuestion) => void] {
  const asked = useSearch({ from: '/deals/$id' });
  const navigate = useNavigate({ from: '/deals/$id' });
  const change = useCallback(
    (next: DealQuestion) =>
      void navigate({
        to: '/deals/$id',
        params: { id },
        search: (before) => ({ ...before, ...next }),
        replace: true,
        resetScroll: false,
      }),
    [id, navigate],
  );
  return [asked, change];
}
