import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/inter/opsz.css';
import './theme/tokens.css';
import './theme/page.css';
import './theme/words.css';
import './theme/figures.css';
import './theme/rooms.css';
import './theme/deals.css';
import './theme/facets.css';
import './theme/packages.css';
import { Refusal } from './api.ts';
import { loadWords, TongueProvider } from './parts/tongue.tsx';
import { router } from './router.tsx';
import { restoreTheme } from './theme/theme.ts';

restoreTheme();

/** A build never changes once it is published: what was read stays fresh until a newer build is asked for. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
      retryDelay: (failures) => 300 * 2 ** failures,
    },
  },
});

const place = document.querySelector('#vivier');
if (!place) throw new Error('index.html has no #vivier');
const words = await loadWords();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <TongueProvider first={words}>
        <RouterProvider router={router} />
      </TongueProvider>
    </QueryClientProvider>
  </StrictMode>,
);
