import { useMutation, useQuery } from '@tanstack/react-query';
import { unparse } from 'papaparse';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { loadLanguage } from '../i18n/i18n.js';
import { readFile } from './read-file.js';
import { FILE_LIMITS, type Table } from './table-file.js';
import { useColumns } from './use-columns.js';

export interface FileChoiceProps {
  readonly form: EntryForm;
  readonly onRead: (name: string, table: Table) => void;
}

/** A template to fill in, and the file that was filled in. */
export function FileChoice({ form, onRead }: FileChoiceProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  // headers may be in either language, whichever the page is in
  useQuery({
    queryKey: ['wording', 'en'],
    queryFn: () => loadLanguage('en').then(() => true),
    staleTime: Infinity,
  });
  const reading = useMutation({
    mutationFn: readFile,
    onSuccess: (answer, file) => {
      if ('table' in answer) onRead(file.name, answer.table);
    },
  });
  const fault = reading.data !== undefined && 'fault' in reading.data ? reading.data.fault : undefined;
  const isRefused = fault !== undefined || reading.isError;
  return (
    <div className="form">
      <Template form={form} />
      <div className="form__row">
        <label htmlFor={id}>{t('import.file')}</label>
        <input
          id={id}
          className="field"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-invalid={isRefused}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) reading.mutate(file);
            event.target.value = ''; // the same file, mended, can be chosen again
          }}
        />
        <div id={`${id}-note`} role="status">
          <p className={isRefused ? 'form__fault' : 'form__hint'}>
            {reading.isPending && t('import.reading')}
            {!reading.isPending &&
              (isRefused
                ? t(`import.fault.${fault ?? 'format'}`, {
                    rows: FILE_LIMITS.rows,
                    columns: FILE_LIMITS.columns,
                  })
                : t('import.fileHint', { rows: FILE_LIMITS.rows }))}
          </p>
        </div>
      </div>
    </div>
  );
}

/** A file with nothing but the headers, which any spreadsheet opens. */
function Template({ form }: { readonly form: EntryForm }): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns(form);
  const kind = t(`unpublished.kind.${form.kind}`);
  return (
    <p>
      <button
        type="button"
        className="button"
        onClick={() => {
          // with the mark Excel takes the file for UTF-8
          const text = `\ufeff${unparse([columns.map(({ field }) => field.label)])}\r\n`;
          const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
          const link = document.createElement('a');
          link.href = url;
          link.download = `${kind}.csv`;
          link.click();
          URL.revokeObjectURL(url);
        }}
      >
        {t('import.template', { kind })}
      </button>
    </p>
  );
}
