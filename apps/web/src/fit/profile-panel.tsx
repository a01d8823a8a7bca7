import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type CompanyProfile, type CompanyProfileList } from '../api/model.js';
import { MailSwitch } from '../company/mail-switch.js';
import {
  companyProfileChange,
  companyProfileCreate,
  companyProfileExport,
  companyProfileRemove,
  companyProfileRemoveAll,
} from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { keepFile } from '../ui/keep-file.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { profilesQuery } from './fit-queries.js';
import { type KeptAnswers } from './kept-answers.js';
import { type Answers } from './use-answers.js';

type PanelProps = Pick<Answers, 'answers' | 'keep'>;

/** Saved profiles of the company for which somebody acts; for everybody else, why there are none. */
export function ProfilePanel(props: PanelProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <section aria-labelledby="fit-profiles">
      <h2 id="fit-profiles" className="section-heading">
        {t('fit.profile.heading')}
      </h2>
      {(session?.person ?? null) === null ? (
        <p className="fit__hint">{t('fit.profile.signIn')}</p>
      ) : (
        <OwnProfiles {...props} />
      )}
    </section>
  );
}

function OwnProfiles(props: PanelProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useQuery(profilesQuery());
  return (
    <AsyncPanel query={query} lines={3}>
      {({ company, items }) => {
        if (company === null) return <p className="fit__hint">{t('fit.profile.noCompany')}</p>;
        const name = (language === 'en' ? company.titleEn : null) ?? company.title;
        return (
          <>
            <p className="fit__hint">
              {t('fit.profile.privacy', { company: name ?? t('fit.profile.ownCompany') })}
            </p>
            <SaveForm {...props} profiles={items} />
            <Profiles {...props} profiles={items} />
            {items.length > 0 && <MailSwitch />}
          </>
        );
      }}
    </AsyncPanel>
  );
}

interface Profiles {
  readonly profiles: CompanyProfileList['items'];
}

const withProfile = ({ facts }: KeptAnswers, { id, name, revision }: CompanyProfile): KeptAnswers => ({
  facts,
  profile: { id, name, revision },
});

/** Saves the present answers, under a new name or in the profile that they came from. */
function SaveForm({ answers, keep, profiles }: PanelProps & Profiles): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const { facts } = answers;
  const present = profiles.find(({ id }) => id === answers.profile?.id);
  const saving = useMutation({
    mutationFn: (into: CompanyProfile | undefined) =>
      dataOf(
        into === undefined
          ? companyProfileCreate({ body: { name, facts } })
          : companyProfileChange({
              path: { id: into.id },
              headers: ifMatch(answers.profile?.revision ?? into.revision),
              body: { facts },
            }),
      ),
    onSuccess: async (saved) => {
      keep(withProfile(answers, saved));
      setName('');
      await queryClient.invalidateQueries({ queryKey: profilesQuery().queryKey });
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(undefined);
      }}
    >
      <TextField
        label={t('fit.profile.name')}
        name="name"
        value={name}
        onChange={setName}
        max={80}
        error={saving.error}
      />
      <FormProblem error={saving.error} />
      <p className="form__foot">
        <ActionButton type="submit" className="button button--primary" isPending={saving.isPending}>
          {t('fit.profile.save')}
        </ActionButton>
        {present !== undefined && (
          <ActionButton
            isPending={saving.isPending}
            onClick={() => {
              saving.mutate(present);
            }}
          >
            {t('fit.profile.update', { name: present.name })}
          </ActionButton>
        )}
        {saving.isSuccess && <span role="status">{t('fit.profile.saved')}</span>}
      </p>
    </form>
  );
}

/** Erases one profile, or all where no id is given. */
function useErasing({ answers, keep }: PanelProps) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id === null) await dataOf(companyProfileRemoveAll());
      else await companyProfileRemove({ path: { id }, throwOnError: true });
    },
    onSuccess: async (_data, id) => {
      if (id === null || answers.profile?.id === id) keep({ ...answers, profile: null });
      await queryClient.invalidateQueries({ queryKey: profilesQuery().queryKey });
    },
  });
}

function Profiles({ answers, keep, profiles }: PanelProps & Profiles): ReactNode {
  const { t } = useTranslation();
  const erasing = useErasing({ answers, keep });
  if (profiles.length === 0) return <p className="fit__hint">{t('fit.profile.none')}</p>;
  return (
    <>
      <h3 className="fit__small-heading">{t('fit.profile.list')}</h3>
      <ul className="fit__profiles">
        {profiles.map((profile) => (
          <li key={profile.id}>
            <ActionButton
              isPending={false}
              className="button button--small"
              onClick={() => {
                keep(withProfile({ facts: profile.facts, profile: null }, profile));
              }}
            >
              {t('fit.profile.use', { name: profile.name })}
            </ActionButton>
            <ActionButton
              isPending={erasing.isPending}
              className="button button--text"
              onClick={() => {
                erasing.mutate(profile.id);
              }}
            >
              {t('fit.profile.erase', { name: profile.name })}
            </ActionButton>
          </li>
        ))}
      </ul>
      <FormProblem error={erasing.error} />
      <AllProfiles
        count={profiles.length}
        isErasing={erasing.isPending}
        eraseAll={() => {
          erasing.mutate(null);
        }}
      />
    </>
  );
}

interface AllProfilesProps {
  readonly count: number;
  readonly isErasing: boolean;
  readonly eraseAll: () => void;
}

/** Takes all profiles along, or erases them after a question. */
function AllProfiles({ count, isErasing, eraseAll }: AllProfilesProps): ReactNode {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const exporting = useMutation({
    mutationFn: async () => {
      const file: unknown = await dataOf(companyProfileExport({ parseAs: 'blob' }));
      if (file instanceof Blob) keepFile(file, 'company-profiles.json');
    },
  });
  return (
    <>
      <FormProblem error={exporting.error} />
      <p className="form__foot">
        <ActionButton
          isPending={exporting.isPending}
          onClick={() => {
            exporting.mutate();
          }}
        >
          {t('fit.profile.export')}
        </ActionButton>
        <ActionButton
          isPending={isErasing}
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {t('fit.profile.eraseAll')}
        </ActionButton>
      </p>
      {isAsking && (
        <ModalDialog
          title={t('fit.profile.eraseAll')}
          onClose={() => {
            setIsAsking(false);
          }}
        >
          <p>{t('fit.profile.eraseAllConfirm', { count })}</p>
          <p className="form__foot">
            <ActionButton
              className="button button--primary"
              isPending={isErasing}
              onClick={() => {
                setIsAsking(false);
                eraseAll();
              }}
            >
              {t('fit.profile.eraseAllDo')}
            </ActionButton>
          </p>
        </ModalDialog>
      )}
    </>
  );
}
