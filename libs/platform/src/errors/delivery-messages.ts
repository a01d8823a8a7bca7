/** Refusals of subscriptions and of what is sent for them. */
export const DELIVERY_MESSAGES = {
  'subscription.not-found': { ko: '그런 구독이 없습니다.', en: 'There is no such subscription.' },
  'subscription.too-many': {
    ko: '구독은 {most}개까지 둘 수 있습니다. 쓰지 않는 구독을 끝내 주십시오.',
    en: 'There can be {most} subscriptions at most; end one that is not needed.',
  },
  'subscription.no-report': {
    ko: '아직 만들어진 주간 보고가 없어 미리 볼 메일이 없습니다.',
    en: 'There is no weekly report yet, so there is no mail to preview.',
  },
  'subscription.no-company': {
    ko: '이 계정은 어느 기업에도 속하지 않아 기업판을 구독할 수 없습니다.',
    en: 'This account acts for no company, so there is no company edition to subscribe to.',
  },
  'opt-out.not-found': {
    ko: '이 링크에 해당하는 구독이 없습니다. 이미 끝낸 구독이면 더 받는 메일이 없습니다.',
    en: 'No subscription belongs to this link. If it was ended before, no further mail comes.',
  },
  'webhook.off': {
    ko: '이 서버에는 웹훅의 비밀을 지킬 열쇠가 없습니다. 관리자가 JEONGHAP_WEBHOOK_KEY를 정해야 합니다.',
    en: 'This server has no key to keep the secrets of webhooks; JEONGHAP_WEBHOOK_KEY has to be set.',
  },
  'webhook.not-found': { ko: '그런 웹훅이 없습니다.', en: 'There is no such webhook.' },
  'webhook.too-many': {
    ko: '웹훅은 {most}개까지 둘 수 있습니다.',
    en: 'There can be {most} webhooks at most.',
  },
  'delivery.not-found': { ko: '그런 발송 기록이 없습니다.', en: 'There is no such delivery.' },
  'delivery.not-retryable': {
    ko: '이미 보냈거나, 보내는 중이거나, 보낼 것이 아니어서 다시 보낼 수 없습니다.',
    en: 'It was sent, is being sent, or is not to be sent, so it cannot be sent again.',
  },
} as const;
