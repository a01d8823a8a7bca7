/** What a person may decide on an alignment (검토). */
export const DECISIONS = ['confirmed', 'rejected', 'adjusted'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A reason that a decision can be given in short, with a sentence to begin the explanation from. */
export interface Reason {
  readonly code: string;
  readonly decisions: readonly Decision[];
  readonly label: { readonly ko: string; readonly en: string };
  readonly template: { readonly ko: string; readonly en: string };
}

/** Reasons by code, in the order in which they are offered. */
export const REASONS = [
  {
    code: 'same-instrument-and-object',
    decisions: ['confirmed'],
    label: { ko: '수단과 대상이 같음', en: 'Same instrument and object' },
    template: {
      ko: '요구한 수단과 대상을 이 대응 수단이 그대로 다룹니다.',
      en: 'The measure deals with the very instrument and object that were asked for.',
    },
  },
  {
    code: 'other-words',
    decisions: ['confirmed', 'adjusted'],
    label: { ko: '표현만 다름', en: 'Other words, same thing' },
    template: {
      ko: '쓰인 말은 다르지만 같은 내용입니다.',
      en: 'The words differ, but they mean the same.',
    },
  },
  {
    code: 'scale-or-region-short',
    decisions: ['confirmed', 'adjusted'],
    label: { ko: '규모·지역이 모자람', en: 'Too small or elsewhere' },
    template: {
      ko: '내용은 맞지만 규모나 지역이 요구에 미치지 못합니다.',
      en: 'It is the right thing, but its scale or region falls short of what was asked.',
    },
  },
  {
    code: 'other-target',
    decisions: ['rejected', 'adjusted'],
    label: { ko: '대상이 다름', en: 'Other beneficiaries' },
    template: {
      ko: '지원 대상이 요구한 쪽과 다릅니다.',
      en: 'It is for others than those for whom it was asked.',
    },
  },
  {
    code: 'other-purpose',
    decisions: ['rejected', 'adjusted'],
    label: { ko: '목적이 다름', en: 'Other purpose' },
    template: {
      ko: '말은 비슷하지만 목적이 다릅니다.',
      en: 'The words are alike, but the purpose is another.',
    },
  },
  {
    code: 'other-direction',
    decisions: ['rejected'],
    label: { ko: '방향이 반대', en: 'Opposite direction' },
    template: {
      ko: '요구와 반대 방향의 대응 수단입니다.',
      en: 'The measure goes the other way.',
    },
  },
  {
    code: 'ended',
    decisions: ['rejected'],
    label: { ko: '끝났거나 시행되지 않음', en: 'Ended or not carried out' },
    template: {
      ko: '이미 끝났거나 시행되지 않은 대응 수단입니다.',
      en: 'The measure has ended or was never carried out.',
    },
  },
  {
    code: 'other',
    decisions: ['confirmed', 'rejected', 'adjusted'],
    label: { ko: '그 밖의 사유', en: 'Another reason' },
    template: { ko: '', en: '' },
  },
] as const satisfies readonly Reason[];

export type ReasonCode = (typeof REASONS)[number]['code'];
export const REASON_CODES: readonly ReasonCode[] = REASONS.map(({ code }) => code);
