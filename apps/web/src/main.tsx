import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import { configureClient } from './api/configure-client.js';
import { makeQueryClient } from './api/query-client.js';
import { startI18n } from './i18n/i18n.js';
import { makeRouter } from './router.js';
import { applyDisplay, storedDisplay } from './shell/display.js';

async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (!container) throw new Error('The page has no #root element.');
  applyDisplay(storedDisplay());
  configureClient();
  await startI18n();
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient);
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
