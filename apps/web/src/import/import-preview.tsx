import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInDialog } from '../account/sign-in-dialog.js';
import { ApiProblem } from '../api/problem.js';
import { type Person } from '../api/model.js';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { ColumnTable } from './column-table.js';
import { FaultyCells } from './faulty-cells.js';
import { guessColumns, missingColumns } from './import-columns.js';
import { type ImportRow, type Mapping, readRows, serverFaults } from './import-rows.js';
import { PreviewTable } from './preview-table.js';
import { type Table } from './table-file.js';
import { useColumns } from './use-columns.js';
import { isTooLarge, useImport } from './use-import.js';

export interface ImportPreviewProps {
  readonly form: EntryForm;
  readonly fileName: string;
  readonly table: Table;
  readonly person: Person;
  readonly onOtherFile: () => void;
  readonly onImported: (id: string) => void;
}

/** What the file says, what is wrong with it, and the way to store it: all rows or none. */
export function ImportPreview(props: ImportPreviewProps): ReactNode {
  const { form, fileName, table, person, onOtherFile } = props;
  const { t } = useTranslation();
  const state = useImportState(props);
  const { columns, mapping, missing, rows, shown, importing } = state;
  return (
    <div className="import">
      <p className="import__file">
        {t('import.opened', { name: fileName, count: rows.length })}{' '}
        <button type="button" className="button button--small" onClick={onOtherFile}>
          {t('import.otherFile')}
        </button>
      </p>
      <ColumnTable
        headers={table.headers}
        columns={columns}
        mapping={mapping}
        missing={missing}
        onChange={state.setMapping}
      />
      <FaultyCells faults={shown} rows={rows} columns={columns} onChange={state.setRows} />
      <PreviewTable headers={table.headers} rows={rows} faults={shown} />
      {isTooLarge(form.kind, state.drafts) && <p className="form__refusal">{t('import.tooMuch')}</p>}
      {state.isRefusedWhole && (
        <ImportRefusal error={importing.error} person={person} onSignedIn={state.send} />
      )}
      <div className="form__foot">
        <ActionButton
          className="button button--primary"
          isPending={importing.isPending}
          disabled={!state.isReady}
          onClick={state.send}
        >
          {t(importing.isPending ? 'import.importing' : 'import.commit', { count: rows.length })}
        </ActionButton>
        <p role="status" className="form__hint">
          {!state.isReady && t('import.notReady')}
        </p>
      </div>
    </div>
  );
}

/** The rows as they are mended, what is wrong with them, and how their storing goes. */
function useImportState({ form, fileName, table, onImported }: ImportPreviewProps) {
  const columns = useColumns(form);
  const [mapping, setMapping] = useState<Mapping>(() => guessColumns(table.headers, columns));
  const [rows, setRows] = useState<readonly ImportRow[]>(() =>
    table.rows.map((cells, at) => ({ no: at + 2, cells })),
  );
  const importing = useImport(form.kind, fileName, onImported);
  const { drafts, faults } = readRows(form, columns, mapping, rows);
  const missing = missingColumns(columns, mapping, form);
  const refused = importing.error instanceof ApiProblem ? importing.error.fields : [];
  const refusedCells = serverFaults(form.kind, refused, importing.sent ?? rows, mapping);
  const found = [...faults, ...refusedCells];
  const isComplete = rows.length > 0 && faults.length === 0 && missing.length === 0;
  return {
    columns,
    mapping,
    missing,
    rows,
    drafts,
    importing,
    shown: found.filter(({ fault }) => missing.every(({ field }) => field.name !== fault.field)),
    /** The refusal concerns no single cell. */
    isRefusedWhole: importing.error !== null && refusedCells.length === 0,
    isReady: isComplete && !isTooLarge(form.kind, drafts),
    setMapping: (next: Mapping): void => {
      setMapping(next);
      importing.reset();
    },
    setRows: (next: readonly ImportRow[]): void => {
      setRows(next);
      importing.reset();
    },
    send: (): void => {
      importing.send(drafts, rows);
    },
  };
}

interface ImportRefusalProps {
  readonly error: unknown;
  readonly person: Person;
  readonly onSignedIn: () => void;
}

/** Why nothing was stored, where no single cell is at fault; a session that ended begins anew over the page. */
function ImportRefusal({ error, person, onSignedIn }: ImportRefusalProps): ReactNode {
  const { t } = useTranslation();
  const [isSigningIn, setIsSigningIn] = useState(false);
  const isSignedOut = error instanceof ApiProblem && error.status === 401;
  return (
    <div>
      <FormProblem error={error} />
      {isSignedOut && (
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            setIsSigningIn(true);
          }}
        >
          {t('account.signIn')}
        </button>
      )}
      {isSigningIn && (
        <SignInDialog
          person={person}
          onSignedIn={(isSamePerson) => {
            setIsSigningIn(false);
            if (isSamePerson) onSignedIn();
          }}
          onClose={() => {
            setIsSigningIn(false);
          }}
        />
      )}
    </div>
  );
}
