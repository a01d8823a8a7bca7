/** Korean wording of what a company does beside fit: its own asks, drafts of proposals, and notices. */
export const koCompany = {
  companyDesk: {
    noCompany: '이 계정은 어느 기업에도 속하지 않습니다. 관리자에게 기업을 정해 달라고 요청하십시오.',
    links: '우리 회사',
    noPdf: '이 서버에는 PDF를 만들 Chrome이나 Chromium이 없습니다. 엑셀이나 CSV 파일을 받을 수 있습니다.',
    asks: {
      title: '우리 회사의 제안',
      answer: '{{company}}의 공개된 제안이 {{count}}건 있습니다.',
      none: '{{company}}의 공개된 제안이 아직 없습니다.',
      best: '대응하는 수단',
      noReply: '공개된 공식 답변이 아직 없습니다.',
    },
    drafts: {
      title: '제안 초안',
      about:
        '초안은 우리 회사의 사용자에게만 보입니다. 제출하면 담당자에게 보이고, 담당자가 제안으로 만들거나 까닭을 적어 돌려보냅니다.',
      new: '새 초안 쓰기',
      none: '저장한 초안이 없습니다.',
      state: { draft: '작성 중', submitted: '제출함', accepted: '제안으로 만듦', declined: '돌려받음' },
      reason: '돌려보낸 까닭: {{reason}}',
    },
    draft: {
      title: '제안 초안 쓰기',
      about: '제출하기 전에, 이미 답이 되는 사업과 입법이 있는지 먼저 확인할 수 있습니다.',
      titleLabel: '제목',
      bodyLabel: '내용',
      bodyHint: '무엇을 해 달라는 것인지 문장으로 적으십시오. 문장마다 하나의 요구로 읽습니다.',
      check: '이미 답이 있는지 확인',
      save: '초안 저장',
      saved: '{{at}}에 저장했습니다.',
      submit: '제출',
      submitText:
        '담당자가 이 초안을 보게 되고, 처리될 때까지 고칠 수 없습니다. 제안으로 만들어지면 공개될 수 있습니다.',
      submitDo: '제출하겠습니다',
      erase: '초안 지우기',
      restored: '이 브라우저에 남아 있던, 저장하지 않은 글을 되살렸습니다.',
      after: {
        submitted: '제출했습니다. 담당자가 살펴보고 있습니다.',
        accepted: '담당자가 이 초안으로 제안을 만들었습니다. 공개되면 ‘우리 회사의 제안’에 나타납니다.',
      },
    },
    check: {
      title: '이미 있는 답',
      answer: '글에서 요구 {{count}}가지를 읽었습니다. 전체로는',
      about:
        '현황판과 같은 모형과 규칙으로 계산한 것입니다. 사람의 검토는 들어 있지 않고, 여기서 확인한 글은 저장되지 않습니다.',
      outdated: '확인한 뒤 글이 바뀌었습니다. 다시 확인하십시오.',
      alike: '이미 비슷한 제안이 있습니다',
      alikeNone: '비슷한 제안을 찾지 못했습니다.',
      noMeasure: '가까운 사업이나 입법 과제를 찾지 못했습니다.',
      evidence: '근거 보기: {{name}}',
    },
    notices: {
      title: '진단 결과 변동 알림',
      link: '변동 알림',
      linkUnread: '변동 알림(읽지 않음 {{count}})',
      about:
        '저장한 프로필의 판정이 사업이나 요건이 바뀌어서, 또는 날짜가 지나서 달라지면 여기에 알립니다. 우리 회사가 프로필을 고쳐 달라진 것과 신청이 마감된 것은 알리지 않습니다.',
      answer: '알림 {{count}}건 가운데 읽지 않은 것이 {{unread}}건입니다.',
      none: '아직 알림이 없습니다. 프로필을 저장해 두면 판정이 달라질 때 알립니다.',
      change: '‘{{profile}}’의 판정이 바뀌었습니다.',
      from: '전',
      to: '후',
      cause: { programme: '사업이나 요건이 바뀜', day: '날짜가 지남' },
      now: '걸리는 요건',
      was: '전에 걸리던 요건',
      check: '확인할 요건',
      programmes: '사업 {{count}}건',
      rest: '그 밖의 사업 {{count}}건',
      example: '첫 사업의',
      answerQuestion: '빠진 정보 입력하기',
      unread: '읽지 않음',
      markRead: '읽음으로 표시',
      markAll: '모두 읽음으로 표시',
    },
    mail: {
      heading: '메일로 받기',
      about:
        '판정이 바뀌거나, 신청할 수 있거나 확인이 필요한 사업의 마감이 14일, 7일, 1일 앞으로 다가오면 {{email}} 주소로 알립니다. 하루에 한 통까지 아침 8시 뒤에 보내고, 알릴 것이 없으면 보내지 않습니다.',
      notSent:
        '이 서버에는 메일 서버가 정해져 있지 않아 지금은 메일이 나가지 않습니다. 켜 두면, 관리자가 메일 서버를 정한 뒤에 그동안 바뀐 것을 보냅니다.',
      state: {
        active: '켜짐',
        off: '꺼짐',
        'opted-out': '메일의 링크로 그만 받으셨습니다. 다시 켤 수 있습니다.',
      },
    },
    handedIn: {
      title: '기업이 제출한 초안',
      answer: '처리를 기다리는 초안이 {{count}}건 있습니다.',
      none: '처리를 기다리는 초안이 없습니다.',
      accept: '제안으로 만들기',
      decline: '돌려보내기',
      reason: '돌려보내는 까닭',
      reasonHint: '초안을 낸 기업이 읽습니다.',
    },
  },
} as const;
