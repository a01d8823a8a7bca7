import { type TFunction } from 'i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type FieldValues } from '../edit/entry-edit.js';
import { stakeholderCreate, stakeholderEdit, stakeholderGetEditable } from '../generated/sdk.gen.js';
import { type EditableStakeholderDto } from '../generated/types.gen.js';
import { choicesOf, publicationSection, sourceSection, titleFields } from './common-sections.js';
import { type EntryForm } from './entry-forms.js';
import { commonDraftOf, commonValuesOf, EMPTY_COMMON, listOf } from './field-values.js';
import { type FormSection } from './form-shape.js';
import { zCreateStakeholderDto } from './rules.js';

const TYPES = [
  'company',
  'startup',
  'association',
  'local_government',
  'lawmaker',
  'civil_society',
  'expert',
  'citizen',
  'ministry',
  'presidential_office',
  'public_body',
] as const;

const sections = (t: TFunction): readonly FormSection[] => [
  {
    name: 'what',
    heading: t('entryForm.stakeholder.what'),
    fields: [
      ...titleFields(t, t('entryForm.stakeholder.name'), t('entryForm.stakeholder.nameEn')),
      {
        name: 'type',
        label: t('list.type'),
        control: 'choice',
        isRequired: true,
        choices: choicesOf(t, 'stakeholderType', TYPES),
      },
      {
        name: 'aliases',
        label: t('stakeholder.aliases'),
        control: 'list',
        hint: t('entryForm.stakeholder.hintAliases'),
      },
      { name: 'body', label: t('stakeholder.note'), control: 'text', isWide: true },
    ],
  },
  sourceSection(t),
  publicationSection(t),
];

const empty: FieldValues = { ...EMPTY_COMMON, type: 'company', aliases: '' };

const toValues = (entry: EditableStakeholderDto): FieldValues => ({
  ...commonValuesOf(entry),
  type: entry.type,
  aliases: entry.aliases.join('\n'),
});

const toStakeholderDraft = (values: FieldValues) => ({
  ...commonDraftOf(values),
  type: values['type'] ?? '',
  aliases: listOf(values, 'aliases'),
});

export const stakeholderForm: EntryForm = {
  kind: 'stakeholder',
  sections,
  empty,
  rules: zCreateStakeholderDto,
  toDraft: toStakeholderDraft,
  read: async (key) => {
    const entry = await dataOf(stakeholderGetEditable({ path: { key } }));
    return { entry, values: toValues(entry) };
  },
  create: (body, idempotencyKey) =>
    dataOf(stakeholderCreate({ body, headers: { 'Idempotency-Key': idempotencyKey } })),
  edit: (key, body, revision) => dataOf(stakeholderEdit({ path: { key }, headers: ifMatch(revision), body })),
};
