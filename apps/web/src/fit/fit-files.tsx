import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type CompanyFacts } from '../api/model.js';
import { fitFile } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { keepFile } from '../ui/keep-file.js';
import { useLanguage } from '../ui/use-language.js';

const FORMATS = ['xlsx', 'csv', 'ics', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

export interface FitFilesProps {
  readonly facts: CompanyFacts;
  readonly isPdfMade: boolean;
}

/** Takes the results along: as a table, printed, or the last days as a calendar. What cannot be applied to is in the tables alone. */
export function FitFiles({ facts, isPdfMade }: FitFilesProps): ReactNode {
  const { t } = useTranslation();
  const lang = useLanguage();
  const fetching = useMutation({
    mutationFn: async (format: Format) => {
      const groups: ('eligible' | 'check' | 'not_eligible')[] =
        format === 'ics' ? ['eligible', 'check'] : ['eligible', 'check', 'not_eligible'];
      const file: unknown = await dataOf(
        fitFile({ path: { format }, body: { facts, groups, lang }, parseAs: 'blob' }),
      );
      if (file instanceof Blob) keepFile(file, `company-fit.${format}`);
    },
  });
  return (
    <section aria-labelledby="fit-files">
      <h2 id="fit-files" className="section-heading">
        {t('fit.files')}
      </h2>
      <p className="form__foot">
        {FORMATS.filter((format) => format !== 'pdf' || isPdfMade).map((format) => (
          <ActionButton
            key={format}
            isPending={fetching.isPending}
            onClick={() => {
              fetching.mutate(format);
            }}
          >
            {t(`fit.file.${format}`)}
          </ActionButton>
        ))}
      </p>
      {!isPdfMade && <p className="fit__hint">{t('companyDesk.noPdf')}</p>}
      <FormProblem error={fetching.error} />
    </section>
  );
}
