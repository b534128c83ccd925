import '@mantine/core/styles.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { startTranslation } from './i18n/i18n.ts';
import { createPortalRouter } from './router.tsx';
import { colorSchemeManager, cssVariables, theme } from './theme/theme.ts';

const Toasts = lazy(() => import('./shell/toasts.tsx'));

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root.');

const queryClient = createQueryClient();
const router = createPortalRouter(queryClient);
await startTranslation();
// Sentences of the server's are in the language in which they were asked for.
i18next.on('languageChanged', () => void queryClient.invalidateQueries());

createRoot(container).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense>
          <Toasts />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
