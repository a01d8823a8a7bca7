import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Keeps `document.title` equal to the name of the page; undefined leaves the former title while data loads. */
export function usePageTitle(page: string | undefined): void {
  const { t } = useTranslation();
  const title = page === undefined ? undefined : t('service.title', { page });
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
}
