import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type FitMail } from '../api/model.js';
import { fitMailSet } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { ActionButton } from '../ui/action-button.js';
import '../ui/form.css';
import { FormProblem } from '../ui/form-problem.js';
import { useLanguage } from '../ui/use-language.js';
import { fitMailQuery } from './company-queries.js';
import './company.css';

/** Switches on or off that the person is told by mail of what changes for the company. */
export function MailSwitch(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(fitMailQuery());
  const id = useId();
  return (
    <section className="mail-switch" aria-labelledby={id}>
      <h2 id={id} className="section-heading">
        {t('companyDesk.mail.heading')}
      </h2>
      <AsyncPanel query={query} lines={2}>
        {(mail) => <Switch mail={mail} labelledBy={id} />}
      </AsyncPanel>
    </section>
  );
}

function Switch({ mail, labelledBy }: { readonly mail: FitMail; readonly labelledBy: string }): ReactNode {
  const { t } = useTranslation();
  const lang = useLanguage();
  const queryClient = useQueryClient();
  const { state, email, isMailSent, refusal } = mail;
  const isOn = state === 'active';
  const setting = useMutation({
    mutationFn: () => dataOf(fitMailSet({ body: { isOn: !isOn, lang } })),
    onSuccess: (changed) => {
      queryClient.setQueryData(fitMailQuery().queryKey, changed);
    },
  });
  return (
    <>
      <p className="fit__hint">{t('companyDesk.mail.about', { email })}</p>
      {!isMailSent && <p className="form__done">{t('companyDesk.mail.notSent')}</p>}
      {refusal !== null && <p className="form__refusal">{t('subscriptions.refused', { answer: refusal })}</p>}
      <FormProblem error={setting.error} />
      <p className="mail-switch__line">
        <ActionButton
          role="switch"
          aria-checked={isOn}
          aria-labelledby={labelledBy}
          className="mail-switch__button"
          isPending={setting.isPending}
          onClick={() => {
            setting.mutate();
          }}
        >
          <span className="mail-switch__knob" aria-hidden="true" />
        </ActionButton>
        <span role="status">{t(`companyDesk.mail.state.${state}`)}</span>
      </p>
    </>
  );
}
