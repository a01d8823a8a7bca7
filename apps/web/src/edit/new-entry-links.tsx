import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type EntryKind, newEntryForms } from '../ui/entry-addresses.js';
import './new-entry-links.css';

/** The ways to new entries of a kind, for those who edit the catalogue. */
export function NewEntryLinks({ kind }: { readonly kind: EntryKind }): ReactNode {
  const { t } = useTranslation();
  const mayEdit = useMay('edit-catalogue');
  if (!mayEdit) return null;
  return (
    <p className="new-entry-links">
      <Link to={newEntryForms[kind]} className="button button--primary">
        {t(`entryLinks.new.${kind}`)}
      </Link>
      <Link to="/import" className="button">
        {t('entryLinks.import')}
      </Link>
      <Link to="/unpublished" className="button">
        {t('entryLinks.unpublished')}
      </Link>
    </p>
  );
}
