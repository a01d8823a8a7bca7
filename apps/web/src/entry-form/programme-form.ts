import { type TFunction } from 'i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type FieldValues } from '../edit/entry-edit.js';
import { programmeCreate, programmeEdit, programmeGetEditable } from '../generated/sdk.gen.js';
import { type EditableProgrammeDto } from '../generated/types.gen.js';
import {
  axisField,
  choicesOf,
  facetSection,
  publicationSection,
  sourceSection,
  titleFields,
} from './common-sections.js';
import { type EntryForm } from './entry-forms.js';
import {
  commonDraftOf,
  commonValuesOf,
  EMPTY_COMMON,
  facetOverridesOf,
  facetValuesOf,
  listOf,
  orEmpty,
  textOf,
  wonOf,
} from './field-values.js';
import { type FormSection } from './form-shape.js';
import { zCreateProgrammeDto } from './rules.js';

const STATUSES = ['announced', 'in_force', 'open', 'funded', 'closed'] as const;
const PERIOD_KINDS = ['unknown', 'fixed', 'until_budget_spent', 'always'] as const;

const sections = (t: TFunction): readonly FormSection[] => [
  {
    name: 'what',
    heading: t('entryForm.programme.what'),
    fields: [
      ...titleFields(t, t('edit.fieldTitle'), t('entryForm.titleEn')),
      { name: 'body', label: t('edit.fieldBody'), control: 'text', isWide: true },
      {
        name: 'status',
        label: t('edit.fieldStatus'),
        control: 'choice',
        isRequired: true,
        choices: choicesOf(t, 'status', STATUSES),
      },
      axisField(t),
    ],
  },
  {
    name: 'who',
    heading: t('entryForm.programme.who'),
    fields: [
      { name: 'ministry', label: t('measure.ministry'), control: 'line' },
      { name: 'agency', label: t('measure.agency'), control: 'line' },
      { name: 'budgetKrw', label: t('entryForm.programme.budget'), control: 'won' },
      {
        name: 'regions',
        label: t('measure.regions'),
        control: 'list',
        hint: t('entryForm.hintList'),
      },
      {
        name: 'legalBasis',
        label: t('entryForm.programme.legalBasis'),
        control: 'line',
        isWide: true,
        hint: t('entryForm.programme.hintLegalBasis'),
      },
    ],
  },
  {
    name: 'period',
    heading: t('measure.period'),
    fields: [
      {
        name: 'applicationPeriod.kind',
        label: t('entryForm.programme.periodKind'),
        control: 'choice',
        isWide: true,
        choices: PERIOD_KINDS.map((value) => ({ value, label: t(`entryForm.programme.period.${value}`) })),
      },
      { name: 'applicationPeriod.from', label: t('entryForm.programme.from'), control: 'day' },
      { name: 'applicationPeriod.to', label: t('entryForm.programme.to'), control: 'day' },
    ],
  },
  facetSection(t),
  sourceSection(t),
  publicationSection(t),
];

const empty: FieldValues = {
  ...EMPTY_COMMON,
  ...facetValuesOf({}),
  status: 'announced',
  axis: '',
  ministry: '',
  agency: '',
  budgetKrw: '',
  regions: '',
  legalBasis: '',
  'applicationPeriod.kind': 'unknown',
  'applicationPeriod.from': '',
  'applicationPeriod.to': '',
};

function toValues(entry: EditableProgrammeDto): FieldValues {
  return {
    ...commonValuesOf(entry),
    ...facetValuesOf(entry.facetOverrides),
    status: entry.status,
    axis: orEmpty(entry.axis),
    ministry: orEmpty(entry.ministry),
    agency: orEmpty(entry.agency),
    budgetKrw: entry.budgetKrw?.toLocaleString('ko-KR') ?? '',
    regions: entry.regions.join('\n'),
    legalBasis: orEmpty(entry.legalBasis),
    'applicationPeriod.kind': entry.applicationPeriod.kind,
    'applicationPeriod.from': orEmpty(entry.applicationPeriod.from),
    'applicationPeriod.to': orEmpty(entry.applicationPeriod.to),
  };
}

export function toProgrammeDraft(values: FieldValues) {
  return {
    ...commonDraftOf(values),
    status: values['status'] ?? '',
    axis: textOf(values, 'axis'),
    ministry: textOf(values, 'ministry'),
    agency: textOf(values, 'agency'),
    budgetKrw: wonOf(values, 'budgetKrw'),
    regions: listOf(values, 'regions'),
    legalBasis: textOf(values, 'legalBasis'),
    applicationPeriod: {
      kind: values['applicationPeriod.kind'] ?? '',
      from: textOf(values, 'applicationPeriod.from'),
      to: textOf(values, 'applicationPeriod.to'),
    },
    facetOverrides: facetOverridesOf(values),
  };
}

export const programmeForm: EntryForm = {
  kind: 'programme',
  sections,
  empty,
  rules: zCreateProgrammeDto,
  toDraft: toProgrammeDraft,
  read: async (key) => {
    const entry = await dataOf(programmeGetEditable({ path: { key } }));
    return { entry, values: toValues(entry) };
  },
  create: (body, idempotencyKey) =>
    dataOf(programmeCreate({ body, headers: { 'Idempotency-Key': idempotencyKey } })),
  edit: (key, body, revision) => dataOf(programmeEdit({ path: { key }, headers: ifMatch(revision), body })),
};
