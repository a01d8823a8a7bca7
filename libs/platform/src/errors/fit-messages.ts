/** Refusals of company fit. */
export const FIT_MESSAGES = {
  'criterion.not-found': { ko: '그런 요건이 없습니다.', en: 'There is no such criterion.' },
  'criterion.too-many': {
    ko: '한 사업에 요건을 {most}개까지 더할 수 있습니다.',
    en: 'At most {most} criteria can be added to a programme.',
  },
  'criterion.rule-invalid': {
    ko: '요건의 형식이 맞지 않습니다. 종류에 맞는 값을 적어 주십시오.',
    en: 'The rule of the criterion does not have the form that its kind asks for.',
  },
  'correction-request.not-found': {
    ko: '그런 정정 요청이 없습니다.',
    en: 'There is no such correction request.',
  },
  'correction-request.settled': {
    ko: '이미 처리한 정정 요청입니다.',
    en: 'This correction request is settled already.',
  },
  'correction-request.too-many': {
    ko: '처리를 기다리는 정정 요청이 {most}건 있습니다. 처리된 뒤에 다시 보내 주십시오.',
    en: '{most} of your correction requests wait to be settled; please send more when they are.',
  },
  'profile.not-found': { ko: '그런 기업 프로필이 없습니다.', en: 'There is no such company profile.' },
  'profile.no-company': {
    ko: '이 계정은 어느 기업에도 속하지 않아 프로필을 저장할 수 없습니다. 관리자에게 기업을 정해 달라고 요청하십시오.',
    en: 'This account acts for no company, so no profile can be saved; ask an administrator to assign one.',
  },
  'profile.name-taken': {
    ko: '같은 이름의 프로필이 있습니다. 다른 이름을 붙이십시오.',
    en: 'There is a profile of that name; give it another name.',
  },
  'profile.too-many': {
    ko: '프로필은 기업마다 {most}개까지 저장할 수 있습니다. 쓰지 않는 것을 지운 뒤 다시 저장하십시오.',
    en: 'A company can save at most {most} profiles; delete one that is not needed and save again.',
  },
  'draft.not-found': { ko: '그런 제안 초안이 없습니다.', en: 'There is no such draft of a proposal.' },
  'draft.too-many': {
    ko: '초안은 기업마다 {most}건까지 저장할 수 있습니다. 쓰지 않는 것을 지운 뒤 다시 저장하십시오.',
    en: 'A company can keep at most {most} drafts; delete one that is not needed and save again.',
  },
  'draft.handed-in': {
    ko: '이미 제출한 초안입니다. 고치려면 지우고 새로 쓰거나, 처리 결과를 기다리십시오.',
    en: 'This draft is handed in already; delete it and write a new one, or wait for what becomes of it.',
  },
  'draft.decided': {
    ko: '이미 처리한 초안입니다.',
    en: 'It is decided already what becomes of this draft.',
  },
} as const;
