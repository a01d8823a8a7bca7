import { type TFunction } from 'i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type FieldValues } from '../edit/entry-edit.js';
import { proposalCreate, proposalEdit, proposalGetEditable } from '../generated/sdk.gen.js';
import { type EditableProposalDto } from '../generated/types.gen.js';
import { axisField, publicationSection, sourceSection, titleFields } from './common-sections.js';
import { type EntryForm } from './entry-forms.js';
import {
  commonDraftOf,
  commonValuesOf,
  EMPTY_COMMON,
  orEmpty,
  parseAsks,
  parseChoice,
  textOf,
  writeAsks,
} from './field-values.js';
import { type FormSection } from './form-shape.js';
import { zCreateProposalDto } from './rules.js';

const sections = (t: TFunction): readonly FormSection[] => [
  {
    name: 'what',
    heading: t('entryForm.proposal.what'),
    fields: [
      ...titleFields(t, t('edit.fieldTitle'), t('entryForm.titleEn')),
      {
        name: 'body',
        label: t('edit.fieldBody'),
        control: 'text',
        isWide: true,
        hint: t('entryForm.proposal.hintBody'),
      },
      { name: 'asks', label: t('entryForm.asks.label'), control: 'asks', isWide: true },
      axisField(t),
    ],
  },
  {
    name: 'who',
    heading: t('entryForm.proposal.who'),
    fields: [
      {
        name: 'stakeholder',
        label: t('board.filter.stakeholder'),
        control: 'stakeholder',
        isWide: true,
        isRequired: true,
      },
      { name: 'speakerRole', label: t('entryForm.proposal.speakerRole'), control: 'line' },
      {
        name: 'speakerRoleEn',
        label: t('entryForm.proposal.speakerRoleEn'),
        control: 'line',
        lang: 'en',
      },
      {
        name: 'occasion',
        label: t('entryForm.proposal.occasion'),
        control: 'line',
        hint: t('entryForm.proposal.hintOccasion'),
      },
      { name: 'occasionEn', label: t('entryForm.proposal.occasionEn'), control: 'line', lang: 'en' },
      { name: 'occasionDate', label: t('entryForm.proposal.occasionDate'), control: 'day' },
    ],
  },
  sourceSection(t),
  publicationSection(t),
];

const empty: FieldValues = {
  ...EMPTY_COMMON,
  asks: '',
  axis: '',
  stakeholder: '',
  speakerRole: '',
  speakerRoleEn: '',
  occasion: '',
  occasionEn: '',
  occasionDate: '',
};

function toValues(entry: EditableProposalDto): FieldValues {
  const { id, name, nameEn } = entry.stakeholder;
  return {
    ...commonValuesOf(entry),
    asks: writeAsks(entry.asks.map((ask) => ({ id: ask.id, text: ask.text }))),
    axis: orEmpty(entry.axis),
    stakeholder: JSON.stringify({ id, name, nameEn }),
    speakerRole: orEmpty(entry.speakerRole),
    speakerRoleEn: orEmpty(entry.speakerRoleEn),
    occasion: orEmpty(entry.occasion),
    occasionEn: orEmpty(entry.occasionEn),
    occasionDate: orEmpty(entry.occasionDate),
  };
}

/** What a proposal sends. Without asks they are left out, and the server finds them in the text. */
export function toProposalDraft(values: FieldValues) {
  const asks = parseAsks(values['asks']).map((ask) => ({ ...ask, text: ask.text.trim() }));
  return {
    ...commonDraftOf(values),
    ...(asks.length === 0 ? {} : { asks }),
    axis: textOf(values, 'axis'),
    stakeholder: parseChoice(values['stakeholder'])?.id ?? '',
    speakerRole: textOf(values, 'speakerRole'),
    speakerRoleEn: textOf(values, 'speakerRoleEn'),
    occasion: textOf(values, 'occasion'),
    occasionEn: textOf(values, 'occasionEn'),
    occasionDate: textOf(values, 'occasionDate'),
  };
}

export const proposalForm: EntryForm = {
  kind: 'proposal',
  sections,
  empty,
  rules: zCreateProposalDto,
  toDraft: toProposalDraft,
  read: async (key) => {
    const entry = await dataOf(proposalGetEditable({ path: { key } }));
    return { entry, values: toValues(entry) };
  },
  create: (body, idempotencyKey) =>
    dataOf(proposalCreate({ body, headers: { 'Idempotency-Key': idempotencyKey } })),
  edit: (key, body, revision) => dataOf(proposalEdit({ path: { key }, headers: ifMatch(revision), body })),
};
