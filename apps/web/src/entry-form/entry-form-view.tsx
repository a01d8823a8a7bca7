import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person } from '../api/model.js';
import { type EntryFormState } from '../edit/use-entry-form.js';
import { ActionButton } from '../ui/action-button.js';
import { formatTime } from '../ui/format.js';
import '../ui/form.css';
import { type FieldFault } from './check-draft.js';
import './entry-form.css';
import { FaultSummary } from './fault-summary.js';
import { FormSectionView } from './form-section.js';
import { type FormSection } from './form-shape.js';

const SignInDialog = lazy(async () => ({
  default: (await import('../account/sign-in-dialog.js')).SignInDialog,
}));

export interface EntryFormViewProps {
  readonly form: EntryFormState<FieldFault>;
  readonly sections: readonly FormSection[];
  readonly person: Person;
  readonly isNew: boolean;
  /** Moment when what is typed was kept last. */
  readonly keptAt: number | undefined;
  /** Where one goes without saving. */
  readonly back: string;
  readonly onSave: () => void;
  /** What stands beside a field, such as hints of duplicates. */
  readonly beside: (section: FormSection) => ReactNode;
}

/** The form of an entry on one page. Whatever the server answers, what was typed stays in it. */
export function EntryFormView(props: EntryFormViewProps): ReactNode {
  const { form, sections, person, isNew, onSave, beside } = props;
  const { t } = useTranslation();
  const [isSigningIn, setIsSigningIn] = useState(false);
  const { outcome } = form;
  const faults = outcome?.kind === 'invalid' ? outcome.fields : form.faults;
  return (
    <form
      className="entry-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <FaultSummary
        outcome={outcome}
        faults={faults}
        fields={sections.flatMap(({ fields }) => fields)}
        elsewhere={form.elsewhere}
        refusals={form.refusals}
        onSignIn={() => {
          setIsSigningIn(true);
        }}
      />
      {sections.map((section) => (
        <FormSectionView
          key={section.name}
          section={section}
          form={form}
          faults={faults}
          isNew={isNew}
          beside={beside(section)}
        />
      ))}
      <Foot {...props} />
      {isSigningIn && (
        <Suspense fallback={<p role="status">{t('state.loading')}</p>}>
          <SignInDialog
            person={person}
            onSignedIn={(isSamePerson) => {
              setIsSigningIn(false);
              if (isSamePerson) onSave();
            }}
            onClose={() => {
              setIsSigningIn(false);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}

function Foot({ form, back, keptAt }: EntryFormViewProps): ReactNode {
  const { t } = useTranslation();
  const at = keptAt === undefined ? undefined : formatTime(new Date(keptAt).toISOString());
  return (
    <div className="entry-form__foot">
      <p role="status">
        {form.isUnchanged && t('edit.nothingChanged')}
        {!form.isUnchanged && form.hasChanges && at !== undefined && t('entryForm.kept', { at })}
      </p>
      <Link to={back} className="button">
        {t('edit.cancel')}
      </Link>
      <ActionButton type="submit" className="button button--primary" isPending={form.isSaving}>
        {form.isSaving ? t('edit.saving') : t(form.conflicts.length > 0 ? 'edit.conflictSave' : 'edit.save')}
      </ActionButton>
    </div>
  );
}
