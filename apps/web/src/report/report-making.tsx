import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { reportMake, reportPreview } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { ReportBody } from './report-body.js';

export interface ReportMakingProps {
  readonly presentWeek: string;
  readonly lastWeek: string;
}

/** For administrators: make a week's report before its time, correct one, or see what one would say. */
export function ReportMaking({ presentWeek, lastWeek }: ReportMakingProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="reports__making" aria-labelledby="making-heading">
      <h2 id="making-heading">{t('report.making')}</h2>
      <Preview presentWeek={presentWeek} />
      <div className="reports__forms">
        <Make lastWeek={lastWeek} isCorrection={false} />
        <Make lastWeek={lastWeek} isCorrection />
      </div>
    </section>
  );
}

function Make({
  lastWeek,
  isCorrection,
}: {
  readonly lastWeek: string;
  readonly isCorrection: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const [week, setWeek] = useState(lastWeek);
  const [reason, setReason] = useState('');
  const making = useMaking();
  return (
    <form
      className="form"
      aria-label={t(isCorrection ? 'report.correct' : 'report.make')}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate({ week, ...(isCorrection ? { reason } : {}) });
      }}
    >
      <h3>{t(isCorrection ? 'report.correct' : 'report.make')}</h3>
      <TextField
        label={t('report.weekField')}
        name="week"
        value={week}
        onChange={setWeek}
        max={8}
        hint={t(isCorrection ? 'report.correctHint' : 'report.makeHint')}
        error={making.error}
      />
      {isCorrection && (
        <TextField
          label={t('report.reasonField')}
          name="reason"
          value={reason}
          onChange={setReason}
          lines={3}
          max={500}
          hint={t('report.reasonHint')}
          error={making.error}
        />
      )}
      <FormProblem error={making.error} />
      <p>
        <ActionButton type="submit" isPending={making.isPending}>
          {t(isCorrection ? 'report.correctDo' : 'report.makeDo')}
        </ActionButton>
      </p>
    </form>
  );
}

/** Makes a report, and leads to it. */
function useMaking() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly week: string; readonly reason?: string }) => dataOf(reportMake({ body })),
    onSuccess: async ({ week }) => {
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('report'),
      });
      await navigate({ to: '/reports/$week', params: { week } });
    },
  });
}

function Preview({ presentWeek }: { readonly presentWeek: string }): ReactNode {
  const { t } = useTranslation();
  const lang = useLanguage();
  const preview = useMutation({
    mutationFn: () => dataOf(reportPreview({ body: { week: presentWeek, audience: 'internal', lang } })),
  });
  return (
    <>
      <p>
        <ActionButton
          isPending={preview.isPending}
          onClick={() => {
            preview.mutate();
          }}
        >
          {t('report.preview')}
        </ActionButton>
      </p>
      <FormProblem error={preview.error} />
      {preview.data !== undefined && (
        <div className="reports__preview" role="region" aria-label={t('report.preview')}>
          <ReportBody document={preview.data} />
        </div>
      )}
    </>
  );
}
