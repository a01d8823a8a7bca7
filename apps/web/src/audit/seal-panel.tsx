import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type ChainReport, type SealState } from '../api/model.js';
import { auditVerify } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Facts } from '../ui/facts.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate, formatTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { sealStateQuery } from './audit-queries.js';
import { ActionButton } from '../ui/action-button.js';

/** How far the log is sealed, and a look at whether it is as it was sealed. */
export function SealPanel(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(sealStateQuery());
  const verify = useMutation({ mutationFn: () => dataOf(auditVerify()) });
  return (
    <section aria-labelledby="seal-heading" className="audit__seal">
      <h2 id="seal-heading" className="section-heading">
        {t('audit.seal.title')}
      </h2>
      <AsyncPanel query={query} lines={3}>
        {(state) => <SealFacts state={state} />}
      </AsyncPanel>
      <p className="account__tools">
        <ActionButton
          isPending={verify.isPending}
          onClick={() => {
            verify.mutate();
          }}
        >
          {t(verify.isPending ? 'audit.seal.verifying' : 'audit.seal.verify')}
        </ActionButton>
      </p>
      <FormProblem error={verify.error} />
      <div role="status">{verify.data !== undefined && <Verdict report={verify.data} />}</div>
    </section>
  );
}

function SealFacts({ state: { last, unsealed, expiredThrough } }: { readonly state: SealState }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = last === null ? '' : `${formatDate(last.at, language)} ${formatTime(last.at)}`;
  return (
    <Facts
      facts={[
        {
          term: t('audit.seal.last'),
          value:
            last === null ? (
              t('state.none')
            ) : (
              <>
                {t('audit.seal.no', { no: last.no, at })}
                <code className="audit__hash">{last.hash}</code>
              </>
            ),
        },
        { term: t('audit.seal.unsealed'), value: t('audit.seal.count', { count: unsealed }) },
        ...(expiredThrough === 0
          ? []
          : [{ term: t('audit.seal.expired'), value: t('audit.seal.upTo', { no: expiredThrough }) }]),
      ]}
    />
  );
}

function Verdict({ report: { seals, entries, fault } }: { readonly report: ChainReport }): ReactNode {
  const { t } = useTranslation();
  if (fault === null) return <p className="form__done">{t('audit.seal.right', { seals, entries })}</p>;
  const { seal, entry, problem } = fault;
  return (
    <p className="form__refusal">
      {entry === null ? t('audit.seal.wrongSeal', { seal }) : t('audit.seal.wrongEntry', { seal, entry })}{' '}
      {t(`audit.seal.problem.${problem}`)}
    </p>
  );
}
