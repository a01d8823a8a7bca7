import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Footer } from './footer.js';
import { Header } from './header.js';
import './shell.css';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.js')).KeysDialog }));

/** Frame of every page: skip link, header, main, footer, and the two shortcuts that work everywhere. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const [isKeysOpen, setIsKeysOpen] = useState(false);
  useFocusAfterNavigation();
  useShortcuts(() => {
    setIsKeysOpen(true);
  });
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<p className="page">{t('shell.loadingPage')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      <Footer
        onShowKeys={() => {
          setIsKeysOpen(true);
        }}
      />
      {isKeysOpen && (
        <Suspense>
          <KeysDialog
            onClose={() => {
              setIsKeysOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** After a change of page, focus moves to the main content; the first page keeps the browser's own start. */
function useFocusAfterNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById('main')?.focus({ preventScroll: true });
      }),
    [router],
  );
}

/** Ctrl+K goes to the search field of the page (or of the board), Ctrl+/ opens the list of shortcuts. */
function useShortcuts(showKeys: () => void): void {
  const router = useRouter();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.code === 'Slash') {
        event.preventDefault();
        showKeys();
      } else if (event.code === 'KeyK') {
        event.preventDefault();
        void focusSearch(router);
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [router, showKeys]);
}

async function focusSearch(router: ReturnType<typeof useRouter>): Promise<void> {
  if (!document.getElementById('page-search')) {
    await router.navigate({ to: '/' });
    await new Promise(requestAnimationFrame);
  }
  document.getElementById('page-search')?.focus();
}
