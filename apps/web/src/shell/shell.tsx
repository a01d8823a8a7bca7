import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Footer } from './footer.js';
import { Header } from './header.js';
import './shell.css';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.js')).KeysDialog }));
const SearchDialog = lazy(async () => ({
  default: (await import('../search/search-dialog.js')).SearchDialog,
}));

/** Frame of every page: skip link, header, main, footer, and the two dialogs with shortcuts that work everywhere. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'keys' | 'search'>();
  useFocusAfterNavigation();
  useShortcuts(setOpened);
  const close = (): void => {
    setOpened(undefined);
  };
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <Header
        onSearch={() => {
          setOpened('search');
        }}
      />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<p className="page">{t('shell.loadingPage')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      <Footer
        onShowKeys={() => {
          setOpened('keys');
        }}
      />
      <Suspense>
        {opened === 'keys' && <KeysDialog onClose={close} />}
        {opened === 'search' && <SearchDialog onClose={close} />}
      </Suspense>
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

/** Ctrl+K opens the search over everything, Ctrl+/ the list of shortcuts. */
function useShortcuts(open: (dialog: 'keys' | 'search') => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const dialog = event.code === 'Slash' ? 'keys' : event.code === 'KeyK' ? 'search' : undefined;
      if (dialog === undefined) return;
      event.preventDefault();
      open(dialog);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [open]);
}
