import { type Message } from './message.js';

/** Of what is computed: score sets, failed computations, and the thesaurus that scores rest on. */
export const COMPUTATION_MESSAGES = {
  'score-set.not-found': { ko: '그런 산출 세트가 없습니다.', en: 'There is no such score set.' },
  'score-set.is-live': {
    ko: '이미 모두가 보고 있는 산출 세트입니다.',
    en: 'This is the score set that everybody sees already.',
  },
  'score-set.no-live-model': {
    ko: '지금 산출 세트의 모형을 이 판의 프로그램이 다룰 수 없습니다.',
    en: 'This release cannot work with the model of the live score set.',
  },
  'score-set.same-model': {
    ko: '같은 모형의 산출 세트가 이미 있습니다. 바뀐 것이 없습니다.',
    en: 'There is a score set of this very model already; nothing changed.',
  },
  'score-set.action-not-allowed': {
    ko: '지금 상태({state})의 산출 세트에는 할 수 없는 동작({action})입니다.',
    en: 'The action {action} is not possible for a score set in the state {state}.',
  },
  'score-set.incomplete': {
    ko: '아직 계산할 것이 남아 있어 전환할 수 없습니다.',
    en: 'Something of the set is left to compute, so readers cannot be switched to it yet.',
  },
  'failure.not-found': {
    ko: '그런 계산 실패가 없습니다. 그사이 다시 계산했을 수 있습니다.',
    en: 'There is no such failed computation; it may have been computed since.',
  },
  'thesaurus.invalid': {
    ko: '시소러스에 고칠 것이 {count}건 있습니다.',
    en: 'The thesaurus has {count} fault(s).',
  },
  'thesaurus.concept-not-found': { ko: '그런 개념이 없습니다.', en: 'There is no such concept.' },
  'thesaurus.table-invalid': {
    ko: '개념 표로 읽을 수 없습니다: {at}. 내려받은 CSV와 같은 열이 있어야 합니다.',
    en: 'This cannot be read as a table of concepts: {at}. It needs the columns of the exported CSV.',
  },
  'thesaurus.version-not-found': {
    ko: '그런 시소러스 판이 없습니다.',
    en: 'There is no such version of the thesaurus.',
  },
  'thesaurus.stale': {
    ko: '그사이 다른 사람이 이 개념을 고쳤습니다. 새 내용을 확인한 뒤 다시 저장하십시오.',
    en: 'Somebody changed this concept meanwhile; look at it and save again.',
  },
  'thesaurus.draft-moved': {
    ko: '그사이 다른 사람이 초안을 고쳤습니다. 초안을 다시 확인한 뒤 하십시오.',
    en: 'Somebody changed the draft meanwhile; look at it again first.',
  },
  'thesaurus.no-draft': { ko: '시소러스 초안이 없습니다.', en: 'There is no draft of the thesaurus.' },
  'thesaurus.draft-present': {
    ko: '고치던 초안이 이미 있습니다. 먼저 발행하거나 버리십시오.',
    en: 'There is a draft already; publish or discard it first.',
  },
  'thesaurus.preview-not-found': {
    ko: '그런 영향 미리보기가 없습니다.',
    en: 'There is no such preview.',
  },
  'recompute.backlog': {
    ko: '계산을 기다리는 자료가 {pending}건이라 한꺼번에 더 받을 수 없습니다. 잠시 뒤 다시 보내 주십시오.',
    en: '{pending} entries wait for computation, so no more are taken in bulk; please send again shortly.',
  },
} as const satisfies Record<string, Message>;
