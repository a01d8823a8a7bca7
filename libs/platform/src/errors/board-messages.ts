/** Refusals of the board and the matrix, and of the work on what they list. */
export const BOARD_MESSAGES = {
  'board.since-required': {
    ko: '대응 상태의 변화(moved)로 고르려면 견줄 시점(since)이 필요합니다.',
    en: 'Choosing by how coverage moved (`moved`) needs a moment to compare with (`since`).',
  },
  'assignment.stale': {
    ko: '그사이 다른 사람이 담당을 바꾸었습니다. 확인한 뒤 다시 저장하십시오.',
    en: 'Somebody changed the assignment meanwhile; look at it and save again.',
  },
  'comment.not-found': { ko: '그런 의견이 없습니다.', en: 'There is no such comment.' },
  'saved-view.not-found': { ko: '그런 보기가 없습니다.', en: 'There is no such view.' },
  'saved-view.name-taken': {
    ko: '같은 이름으로 저장한 보기가 있습니다. 다른 이름을 붙이십시오.',
    en: 'A view of that name is saved already; give it another name.',
  },
  'saved-view.too-many': {
    ko: '보기는 {most}개까지 저장할 수 있습니다. 쓰지 않는 보기를 지운 뒤 다시 저장하십시오.',
    en: 'At most {most} views can be saved; delete one that is not needed and save again.',
  },
  'matrix.same-facet': {
    ko: '행과 열은 서로 달라야 합니다.',
    en: 'Rows and columns must differ.',
  },
} as const;
