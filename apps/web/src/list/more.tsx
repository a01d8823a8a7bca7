import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './list-page.css';
import { ActionButton } from '../ui/action-button.js';

export interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Asks for the next page of a list, as long as there is one. */
export function More({ query }: MoreProps): ReactNode {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <p className="list__more">
      <ActionButton isPending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('state.more')}
      </ActionButton>
    </p>
  );
}
