import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatKrw } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { KRW_UNITS, parseCount, toKrw } from './amount.js';
import { fieldId } from './field-id.js';
import { AI_STAGES, closedYears, codesOf, type FitDraft, type FitFault } from './fit-drafts.js';
import { type FitChoice, FitRadios, FitSelect, FitTextField } from './fit-field.js';
import { type FitStep } from './fit-steps.js';
import { CERTIFICATE_WORDS, EXCLUSION_WORDS, PROVINCE_WORDS, SIZE_WORDS } from './fit-words.js';
import { IndustryField } from './industry-field.js';

export interface StepFieldsProps {
  readonly step: FitStep;
  readonly draft: FitDraft;
  readonly faults: readonly FitFault[];
  /** In Seoul, `YYYY-MM-DD`. */
  readonly today: string;
  readonly onChange: (changed: FitDraft) => void;
}

/** Takes the fields of one question from the draft and puts them back. */
function useFields({ draft, faults, onChange }: StepFieldsProps) {
  return (field: string, label: string) => ({
    ...{ field, label, faults, value: draft[field] ?? '' },
    onChange: (value: string) => {
      onChange({ [field]: value });
    },
  });
}

/** The fields of one question. */
export function StepFields(props: StepFieldsProps): ReactNode {
  const Fields = FIELDS[props.step];
  return <Fields {...props} />;
}

const FIELDS: Readonly<Record<FitStep, (props: StepFieldsProps) => ReactNode>> = {
  founding: Founding,
  region: Region,
  industry: ({ draft, faults, onChange }) => (
    <IndustryField
      codes={codesOf(draft)}
      faults={faults}
      onChange={(codes) => {
        onChange({ codes: codes.join(',') });
      }}
    />
  ),
  employees: Employees,
  sales: Sales,
  size: Size,
  certificates: Certificates,
  representative: Representative,
  ai: AiStages,
  exclusions: Exclusions,
  wants: Wants,
};

function Founding(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  return (
    <>
      <FitRadios
        {...field('state', t('fit.label.state'))}
        choices={[
          { value: 'founded', label: t('fit.label.founded') },
          { value: 'pre', label: t('fit.label.pre') },
        ]}
      />
      {props.draft['state'] === 'founded' && (
        <FitTextField {...field('foundedOn', t('fit.label.foundedOn'))} type="date" />
      )}
    </>
  );
}

function Region(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  const provinces = PROVINCE_WORDS.map((one) => ({ value: one, label: t(`fit.province.${one}`) }));
  const optional = (label: string): string => `${label} ${t('fit.optional')}`;
  return (
    <>
      <FitSelect
        {...field('province', t('fit.label.province'))}
        choices={[{ value: '', label: t('fit.label.choose') }, ...provinces]}
      />
      <FitTextField {...field('district', optional(t('fit.label.district')))} max={40} />
      <FitSelect
        {...field('factory', optional(t('fit.label.factory')))}
        choices={[{ value: '', label: t('fit.none') }, ...provinces]}
      />
      {(props.draft['factory'] ?? '') !== '' && (
        <FitTextField {...field('factoryDistrict', optional(t('fit.label.factoryDistrict')))} max={40} />
      )}
    </>
  );
}

function Employees(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  return <FitTextField {...field('employees', t('fit.label.employees'))} type="number" max={15} />;
}

function Sales(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useFields(props);
  const unit =
    (['won', 'man', 'million', 'eok'] as const).find((one) => one === props.draft['unit']) ?? 'won';
  return (
    <>
      <FitSelect
        {...field('unit', t('fit.label.unit'))}
        choices={Object.keys(KRW_UNITS).flatMap((one): readonly FitChoice[] =>
          one === 'won' || one === 'man' || one === 'million' || one === 'eok'
            ? [{ value: one, label: t(`fit.unit.${one}`) }]
            : [],
        )}
      />
      {closedYears(props.today).map((year) => {
        const name = `year${String(year)}`;
        const typed = parseCount(props.draft[name] ?? '');
        return (
          <div key={year}>
            <FitTextField {...field(name, t('fit.label.year', { year }))} type="number" max={20} />
            <p className="form__hint">
              {typed !== undefined &&
                t('fit.label.readBack', { amount: formatKrw(toKrw(typed, unit), language) })}
            </p>
          </div>
        );
      })}
    </>
  );
}

function Size(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  const choices = SIZE_WORDS.map((one) => ({ value: one, label: t(`fit.size.${one}`) }));
  return <FitRadios {...field('size', t('fit.label.size'))} choices={choices} />;
}

/** Yes, no, or not known. */
function useFlagChoices(): readonly FitChoice[] {
  const { t } = useTranslation();
  return [
    { value: 'yes', label: t('fit.yes') },
    { value: 'no', label: t('fit.no') },
    { value: '', label: t('fit.unknown') },
  ];
}

function Certificates(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  const choices = useFlagChoices();
  return CERTIFICATE_WORDS.map((one) => (
    <FitRadios key={one} {...field(one, t(`fit.certificate.${one}`))} choices={choices} isInLine />
  ));
}

function Exclusions(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  const choices = useFlagChoices();
  return EXCLUSION_WORDS.map((one) => (
    <FitRadios key={one} {...field(one, t(`fit.exclusion.${one}`))} choices={choices} isInLine />
  ));
}

function Representative(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  return <FitTextField {...field('bornOn', t('fit.label.bornOn'))} type="date" />;
}

function AiStages({ draft, onChange }: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const box = (name: string, label: string, cleared: readonly string[]): ReactNode => (
    <label key={name}>
      <input
        type="checkbox"
        id={fieldId(name)}
        checked={draft[name] === 'yes'}
        onChange={(event) => {
          const others = event.target.checked ? cleared.map((one) => [one, ''] as const) : [];
          onChange({ ...Object.fromEntries(others), [name]: event.target.checked ? 'yes' : '' });
        }}
      />
      {label}
    </label>
  );
  return (
    <fieldset className="form__choices fit__radios">
      <legend>{t('fit.label.aiStages')}</legend>
      {AI_STAGES.map((stage) => box(stage, t(`fit.aiStage.${stage}`), ['none']))}
      {box('none', t('fit.label.aiNone'), AI_STAGES)}
    </fieldset>
  );
}

function Wants(props: StepFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = useFields(props);
  return <FitTextField {...field('wants', t('fit.label.wants'))} max={2_000} lines={6} />;
}
