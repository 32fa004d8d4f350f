import { useEffect } from 'react';
import { useWords } from './tongue.tsx';

/** Names the page in the browser's tab and history; the bare name until `page` is known. */
export function usePageTitle(page: string | undefined): void {
  const { say } = useWords();
  useEffect(() => {
    document.title = page ? say('shell.title', { room: page }) : 'Vivier';
  }, [page, say]);
}
