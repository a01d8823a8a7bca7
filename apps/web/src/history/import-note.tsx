import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { importList } from '../generated/sdk.gen.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';

/** For those who may import: by whom and from which file an entry came in; nothing for one that somebody wrote. */
export function ImportNote({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const isEditor = useMay('edit-catalogue');
  const { data } = useQuery({
    queryKey: ['own', 'import-of', id],
    queryFn: () => dataOf(importList({ query: { entry: id, limit: 1 } })),
    enabled: isEditor,
    staleTime: Infinity,
  });
  const made = data?.items[0];
  if (!isEditor || made === undefined) return null;
  return (
    <p className="history__import">
      {t('history.imported', {
        name: made.actor ?? t('state.unknown'),
        at: formatDateTime(made.at, language),
      })}{' '}
      <Link to="/imports/$id" params={{ id: made.id }}>
        {made.fileName ?? t('history.importShown')}
      </Link>
    </p>
  );
}
