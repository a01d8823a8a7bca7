import { type ReactNode } from 'react';
import { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { formatKrw } from '../ui/format.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { useLanguage } from '../ui/use-language.js';
import { FitSelect, FitTextField } from './fit-field.js';
import { EXCLUSION_WORDS } from './fit-words.js';
import { IndustryField } from './industry-field.js';
import { RANGE_KINDS, type RuleValues, WORDS_OF } from './rule-values.js';

export interface RuleFieldsProps {
  readonly values: RuleValues;
  readonly write: (values: RuleValues) => void;
}

const SITES = ['head-office', 'factory', 'laboratory', 'branch'] as const;

/** The fields that a rule has beside its kind. */
export function RuleFields(props: RuleFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { values, write } = props;
  const { kind } = values;
  if (RANGE_KINDS.includes(kind)) return <RangeFields {...props} />;
  if (kind === 'industry')
    return (
      <IndustryField
        codes={values.codes}
        faults={[]}
        onChange={(codes) => {
          write({ ...values, codes });
        }}
      />
    );
  if (kind === 'exclusion')
    return (
      <FitSelect
        field="exclusion"
        label={t('fit.criteria.kind.exclusion')}
        value={values.exclusion}
        choices={EXCLUSION_WORDS.map((value) => ({ value, label: t(`fit.exclusion.${value}`) }))}
        faults={[]}
        onChange={(chosen) => {
          const exclusion = EXCLUSION_WORDS.find((word) => word === chosen);
          if (exclusion !== undefined) write({ ...values, exclusion });
        }}
      />
    );
  return (
    <>
      <WordFields {...props} />
      {kind === 'region' && <RegionFields {...props} />}
    </>
  );
}

/** Names of the words of which a rule takes some; undefined for a kind that takes none. */
function choicesOf(t: TFunction, kind: RuleValues['kind']) {
  if (kind === 'region')
    return WORDS_OF.region.map((value) => ({ value, label: t(`fit.province.${value}`) }));
  if (kind === 'size') return WORDS_OF.size.map((value) => ({ value, label: t(`fit.size.${value}`) }));
  if (kind === 'certificate')
    return WORDS_OF.certificate.map((value) => ({ value, label: t(`fit.certificate.${value}`) }));
  if (kind === 'ai-stage')
    return WORDS_OF['ai-stage'].map((value) => ({ value, label: t(`fit.aiStage.${value}`) }));
  return undefined;
}

function WordFields({ values, write }: RuleFieldsProps): ReactNode {
  const { t } = useTranslation();
  const choices: readonly { readonly value: string; readonly label: string }[] | undefined = choicesOf(
    t,
    values.kind,
  );
  if (choices === undefined) return null;
  return (
    <ChoiceBoxes
      legend={t('fit.criteria.form.words')}
      choices={choices}
      chosen={values.words}
      onChange={(words) => {
        write({ ...values, words });
      }}
    />
  );
}

function RegionFields({ values, write }: RuleFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <FitTextField
        field="districts"
        label={t('fit.criteria.form.districts')}
        value={values.districts}
        faults={[]}
        max={400}
        onChange={(districts) => {
          write({ ...values, districts });
        }}
      />
      <p className="fit__hint">{t('fit.criteria.form.districtsHint')}</p>
      <ChoiceBoxes
        legend={t('fit.criteria.form.sites')}
        choices={SITES.map((value) => ({ value, label: t(`fit.criteria.form.site.${value}`) }))}
        chosen={values.sites}
        onChange={(sites) => {
          write({ ...values, sites: [...sites] });
        }}
      />
    </>
  );
}

function RangeFields({ values, write }: RuleFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { kind } = values;
  return (
    <>
      <EndField end="min" values={values} write={write} />
      <EndField end="max" values={values} write={write} />
      {kind === 'firm-age' && (
        <RadioChoice
          legend={t('fit.criteria.form.unit')}
          choices={(['years', 'months'] as const).map((value) => ({
            value,
            label: t(`fit.criteria.form.units.${value}`),
          }))}
          chosen={values.unit}
          onChange={(unit) => {
            write({ ...values, unit });
          }}
        />
      )}
      {kind === 'sales' && (
        <RadioChoice
          legend={t('fit.criteria.form.basis')}
          choices={(['unstated', 'latest-year', 'three-year-average'] as const).map((value) => ({
            value,
            label: t(`fit.criteria.form.bases.${value}`),
          }))}
          chosen={values.basis}
          onChange={(basis) => {
            write({ ...values, basis });
          }}
        />
      )}
    </>
  );
}

interface EndFieldProps extends RuleFieldsProps {
  readonly end: 'min' | 'max';
}

/** One end of a range: a number, and whether it belongs to the range. */
function EndField({ end, values, write }: EndFieldProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = values[end];
  const amount = Number(text.replaceAll(',', ''));
  const isRead = values.kind === 'sales' && text.trim() !== '' && Number.isFinite(amount);
  const isIn = end === 'min' ? values.isMinIn : values.isMaxIn;
  return (
    <>
      <FitTextField
        field={end}
        label={t(`fit.criteria.form.${end}`)}
        value={text}
        faults={[]}
        type="number"
        max={20}
        onChange={(written) => {
          write({ ...values, [end]: written });
        }}
      />
      <p className="fit__hint">{isRead ? formatKrw(amount, language) : t('fit.criteria.form.endHint')}</p>
      {text.trim() !== '' && (
        <RadioChoice
          legend={t(`fit.criteria.form.${end}`)}
          choices={[
            { value: 'in', label: t(`fit.criteria.form.in.${end}`) },
            { value: 'out', label: t(`fit.criteria.form.out.${end}`) },
          ]}
          chosen={isIn ? 'in' : 'out'}
          onChange={(chosen) => {
            write({ ...values, [end === 'min' ? 'isMinIn' : 'isMaxIn']: chosen === 'in' });
          }}
        />
      )}
    </>
  );
}
