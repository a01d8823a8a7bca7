import { type TFunction } from 'i18next';
import { wordFor } from '../ui/known-word.js';
import { FACET_NAMES } from './field-values.js';
import { type FormField, type FormSection } from './form-shape.js';

const AXES = [
  'infrastructure',
  'data',
  'research',
  'trust',
  'diffusion',
  'talent',
  'finance',
  'market',
  'global',
  'governance',
] as const;
const VISIBILITIES = ['published', 'internal', 'draft'] as const;

export const choicesOf = (
  t: TFunction,
  group: Parameters<typeof wordFor>[1],
  codes: readonly string[],
): NonNullable<FormField['choices']> => codes.map((value) => ({ value, label: wordFor(t, group, value) }));

export const axisField = (t: TFunction): FormField => ({
  name: 'axis',
  label: t('measure.axis'),
  control: 'choice',
  choices: [{ value: '', label: t('entryForm.notSet') }, ...choicesOf(t, 'axis', AXES)],
});

export const titleFields = (t: TFunction, title: string, titleEn: string): readonly FormField[] => [
  { name: 'title', label: title, control: 'line', isWide: true, isRequired: true },
  {
    name: 'titleEn',
    label: titleEn,
    control: 'line',
    isWide: true,
    lang: 'en',
    hint: t('entryForm.hintEnglish'),
  },
];

/** Where the entry comes from. */
export const sourceSection = (t: TFunction): FormSection => ({
  name: 'source',
  heading: t('entryForm.source'),
  text: t('entryForm.sourceText'),
  isRare: true,
  fields: [
    { name: 'provenance.url', label: t('entryForm.url'), control: 'line', isWide: true, hint: 'https://' },
    {
      name: 'provenance.document',
      label: t('entryForm.document'),
      control: 'document',
      isWide: true,
      hint: t('entryForm.hintDocument'),
    },
    { name: 'provenance.heading', label: t('entryForm.heading'), control: 'line' },
    {
      name: 'provenance.lines',
      label: t('entryForm.lines'),
      control: 'line',
      hint: t('entryForm.hintLines'),
    },
    {
      name: 'externalRef',
      label: t('proposal.reference'),
      control: 'line',
      hint: t('entryForm.hintReference'),
    },
  ],
});

/** Facets that a person sets in place of what was read from the text. */
export const facetSection = (t: TFunction): FormSection => ({
  name: 'facets',
  heading: t('entryForm.facets'),
  text: t('entryForm.facetsText'),
  isRare: true,
  fields: FACET_NAMES.map((facet) => ({
    name: `facetOverrides.${facet}`,
    label: t(`facet.${facet}`),
    control: 'facet' as const,
    isWide: true,
  })),
});

/** Who sees the entry, from when until when. */
export const publicationSection = (t: TFunction): FormSection => ({
  name: 'publication',
  heading: t('entryForm.publication'),
  fields: [
    {
      name: 'visibility',
      label: t('entryForm.visibility'),
      control: 'choice',
      isRequired: true,
      choices: VISIBILITIES.map((value) => ({ value, label: t(`entryForm.visible.${value}`) })),
    },
    { name: 'owner', label: t('entryForm.owner'), control: 'line', hint: t('entryForm.hintOwner') },
    { name: 'validFrom', label: t('entryForm.validFrom'), control: 'day' },
    { name: 'validTo', label: t('entryForm.validTo'), control: 'day' },
  ],
});
