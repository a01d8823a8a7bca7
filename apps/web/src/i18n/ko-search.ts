/** Korean wording of the search over everything. */
export const koSearch = {
  search: {
    title: '통합 검색',
    open: '검색',
    placeholder: '제목, 별칭, 번호, 초성(ㅂㅇㅊ)',
    hint: '제안·사업·입법 과제·제안자를 제목, 별칭, 번호(P01), 초성(ㅂㅇㅊ), 본문의 낱말로 찾습니다.',
    results: '찾은 자료',
    count: '자료 {{count}}건을 찾았습니다.',
    answer: '‘{{q}}’에 맞는 자료는 {{count}}건입니다.',
    none: '‘{{q}}’에 맞는 자료가 없습니다. 공개된 제안·사업·입법 과제·제안자에서 찾았습니다.',
    inKind: '{{count}}건',
    all: '찾은 자료 모두 보기',
    byAlias: '다른 이름: {{name}}',
    take: '‘{{q}}’ 찾기',
    suggestion: {
      keyboard: '한/영 자판을 바꾸어 쓰셨다면:',
      spelling: '비슷한 이름이 있습니다:',
    },
    kind: {
      proposal: '제안',
      programme: '사업',
      legislative_item: '입법 과제',
      stakeholder: '제안자',
    },
  },
} as const;
