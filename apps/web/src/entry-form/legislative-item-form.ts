import { type TFunction } from 'i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type FieldValues } from '../edit/entry-edit.js';
import {
  legislativeItemCreate,
  legislativeItemEdit,
  legislativeItemGetEditable,
} from '../generated/sdk.gen.js';
import { type EditableLegislativeItemDto } from '../generated/types.gen.js';
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
  parseChoices,
  textOf,
  writeChoices,
} from './field-values.js';
import { type FormSection } from './form-shape.js';
import { zCreateLegislativeItemDto } from './rules.js';

const RANKS = ['act', 'decree', 'ministerial_rule', 'notice'] as const;
const STAGES = ['discussed', 'planned', 'bill', 'promulgated', 'in_force'] as const;

const whatSection = (t: TFunction): FormSection => ({
  name: 'what',
  heading: t('entryForm.legislativeItem.what'),
  fields: [
    ...titleFields(t, t('edit.fieldTitle'), t('entryForm.titleEn')),
    { name: 'body', label: t('edit.fieldBody'), control: 'text', isWide: true },
    axisField(t),
    { name: 'ministry', label: t('measure.ministry'), control: 'line' },
  ],
});

const lawSection = (t: TFunction): FormSection => ({
  name: 'law',
  heading: t('entryForm.legislativeItem.lawHeading'),
  fields: [
    { name: 'law', label: t('entryForm.legislativeItem.law'), control: 'line', isWide: true },
    {
      name: 'article',
      label: t('entryForm.legislativeItem.article'),
      control: 'line',
      hint: t('entryForm.legislativeItem.hintArticle'),
    },
    {
      name: 'rank',
      label: t('entryForm.legislativeItem.rank'),
      control: 'choice',
      choices: [
        { value: '', label: t('legal.rank.unknown') },
        ...RANKS.map((value) => ({ value, label: t(`legal.rank.${value}`) })),
      ],
    },
    {
      name: 'lawAliases',
      label: t('entryForm.legislativeItem.aliases'),
      control: 'list',
      hint: t('entryForm.hintList'),
    },
    {
      name: 'delegation',
      label: t('entryForm.legislativeItem.delegation'),
      control: 'line',
      isWide: true,
      hint: t('entryForm.legislativeItem.hintDelegation'),
    },
    {
      name: 'unmadeRules',
      label: t('entryForm.legislativeItem.unmadeRules'),
      control: 'list',
      isWide: true,
      hint: t('entryForm.legislativeItem.hintUnmadeRules'),
    },
    {
      name: 'delegatedBy',
      label: t('entryForm.legislativeItem.delegatedBy'),
      control: 'items',
      isWide: true,
      hint: t('entryForm.legislativeItem.hintDelegatedBy'),
    },
  ],
});

const stageSection = (t: TFunction): FormSection => ({
  name: 'stage',
  heading: t('entryForm.legislativeItem.stageHeading'),
  fields: [
    {
      name: 'stage',
      label: t('edit.fieldStage'),
      control: 'choice',
      isWide: true,
      isRequired: true,
      choices: choicesOf(t, 'status', STAGES),
    },
    { name: 'promulgatedOn', label: t('entryForm.legislativeItem.promulgatedOn'), control: 'day' },
    { name: 'effectiveOn', label: t('entryForm.legislativeItem.effectiveOn'), control: 'day' },
    {
      name: 'confirmed',
      label: t('entryForm.legislativeItem.confirmed'),
      control: 'flag',
      isWide: true,
    },
    {
      name: 'unconfirmedNote',
      label: t('entryForm.legislativeItem.unconfirmedNote'),
      control: 'line',
      isWide: true,
    },
  ],
});

const sections = (t: TFunction): readonly FormSection[] => [
  whatSection(t),
  lawSection(t),
  stageSection(t),
  facetSection(t),
  sourceSection(t),
  publicationSection(t),
];

const empty: FieldValues = {
  ...EMPTY_COMMON,
  ...facetValuesOf({}),
  axis: '',
  ministry: '',
  law: '',
  article: '',
  lawAliases: '',
  rank: '',
  delegation: '',
  unmadeRules: '',
  delegatedBy: '',
  stage: 'discussed',
  promulgatedOn: '',
  effectiveOn: '',
  confirmed: 'false',
  unconfirmedNote: '',
};

function toValues(entry: EditableLegislativeItemDto): FieldValues {
  return {
    ...commonValuesOf(entry),
    ...facetValuesOf(entry.facetOverrides),
    axis: orEmpty(entry.axis),
    ministry: orEmpty(entry.ministry),
    law: orEmpty(entry.law),
    article: orEmpty(entry.article),
    lawAliases: entry.lawAliases.join('\n'),
    rank: orEmpty(entry.rank),
    delegation: orEmpty(entry.delegation),
    unmadeRules: entry.unmadeRules.join('\n'),
    delegatedBy: writeChoices(
      entry.delegatedBy.map(({ id, title, titleEn }) => ({ id, name: title, nameEn: titleEn })),
    ),
    stage: entry.stage,
    promulgatedOn: orEmpty(entry.promulgatedOn),
    effectiveOn: orEmpty(entry.effectiveOn),
    confirmed: String(entry.confirmed),
    unconfirmedNote: orEmpty(entry.unconfirmedNote),
  };
}

function toLegislativeItemDraft(values: FieldValues) {
  return {
    ...commonDraftOf(values),
    axis: textOf(values, 'axis'),
    ministry: textOf(values, 'ministry'),
    law: textOf(values, 'law'),
    article: textOf(values, 'article'),
    lawAliases: listOf(values, 'lawAliases'),
    rank: textOf(values, 'rank'),
    delegation: textOf(values, 'delegation'),
    unmadeRules: listOf(values, 'unmadeRules'),
    delegatedBy: parseChoices(values['delegatedBy']).map(({ id }) => id),
    stage: values['stage'] ?? '',
    promulgatedOn: textOf(values, 'promulgatedOn'),
    effectiveOn: textOf(values, 'effectiveOn'),
    confirmed: values['confirmed'] === 'true',
    unconfirmedNote: textOf(values, 'unconfirmedNote'),
    facetOverrides: facetOverridesOf(values),
  };
}

export const legislativeItemForm: EntryForm = {
  kind: 'legislative_item',
  sections,
  empty,
  rules: zCreateLegislativeItemDto,
  toDraft: toLegislativeItemDraft,
  read: async (key) => {
    const entry = await dataOf(legislativeItemGetEditable({ path: { key } }));
    return { entry, values: toValues(entry) };
  },
  create: (body, idempotencyKey) =>
    dataOf(legislativeItemCreate({ body, headers: { 'Idempotency-Key': idempotencyKey } })),
  edit: (key, body, revision) =>
    dataOf(legislativeItemEdit({ path: { key }, headers: ifMatch(revision), body })),
};
