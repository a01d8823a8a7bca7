/** Wording of the chain of legal bases. */
export const koLegal = {
  legal: {
    rank: {
      act: '법률',
      decree: '시행령',
      ministerial_rule: '시행규칙',
      notice: '고시·훈령·예규',
      unknown: '법형식 미확인',
    },
    place: {
      made: '카탈로그에 있음',
      in_preparation: '만드는 중',
      unmade: '위임되었으나 아직 없음',
      not_in_catalogue: '위임되었으나 카탈로그에 없음',
    },
    chain: '법적 근거 체계',
    answer: {
      none: '다른 규정에 위임한다는 기록도, 위임한 상위 규정의 기록도 없습니다.',
      under: '상위 규정의 위임에 따른 항목입니다. 이 항목이 다시 위임한 곳은 기록되어 있지 않습니다.',
      places: '하위 규정 {{count}}곳에 위임합니다.',
      articles: '이 법의 조문 {{count}}개가 카탈로그에 있고, 하위 규정 {{places}}곳에 위임합니다.',
      open: '그 가운데 {{count}}곳은 이를 정한 규정이 카탈로그에 없거나 아직 만들어지지 않았습니다.',
    },
    notInCatalogueHint: '카탈로그에 없다는 것은 제정되지 않았다는 뜻이 아닙니다.',
    thisItem: '이 항목',
    leaves: '위임한 곳',
    restsOn: '근거: {{bases}}',
    noPlaces: '위임 기록 없음',
    more: '나머지 {{count}}개 보기',
    omitted: '하위 항목 {{count}}개는 여기에 싣지 않았습니다.',
    basis: '법적 근거',
    basisUnknown: '확인되지 않음. 출처에 법적 근거가 적혀 있지 않습니다.',
    basisStated: '출처에 적힌 근거',
    notFound: '카탈로그에 없는 법령',
  },
} as const;
