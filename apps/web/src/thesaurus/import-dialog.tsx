import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ApiProblem } from '../api/problem.js';
import { conceptImportCsv } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { useLanguage } from '../ui/use-language.js';
import { refreshThesaurus } from './thesaurus-queries.js';

/** Takes concepts from a CSV file into the draft, all or none. */
export function ImportButton(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('thesaurus.import')}
      </button>
      {isOpen && (
        <ImportDialog
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [file, setFile] = useState<File>();
  const take = useMutation({
    mutationFn: async () => dataOf(conceptImportCsv({ body: { csv: (await file?.text()) ?? '' } })),
    onSuccess: () => refreshThesaurus(client),
  });
  return (
    <ModalDialog title={t('thesaurus.importTitle')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <FormProblem error={take.error} />
        <RowFaults error={take.error} />
        <p>{t('thesaurus.importText')}</p>
        <div className="form__row">
          <label htmlFor={id}>{t('thesaurus.importFile')}</label>
          <input
            id={id}
            className="field"
            type="file"
            accept=".csv,text/csv"
            required
            onChange={(event) => {
              take.reset();
              setFile(event.target.files?.[0]);
            }}
          />
        </div>
        <p role="status">{take.data && t('thesaurus.imported', { count: take.data.changed })}</p>
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={take.isPending}>
            {t('thesaurus.importDo')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}

/** What is wrong with which row; the heading is the first line of the file. */
function RowFaults({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!(error instanceof ApiProblem) || error.fields.length === 0) return null;
  return (
    <ul className="thesaurus__faults">
      {error.fields.map(({ field, messageKo, messageEn }) => {
        const [, row, name] = /^rows\.(\d+)\.(.+)$/.exec(field) ?? [];
        const message = language === 'ko' ? messageKo : messageEn;
        return (
          <li key={`${field} ${message}`}>
            {row === undefined
              ? message
              : t('thesaurus.row', { row: Number(row) + 2, field: name ?? field, message })}
          </li>
        );
      })}
    </ul>
  );
}
