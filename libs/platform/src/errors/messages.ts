import { BOARD_MESSAGES } from './board-messages.js';
import { COMPUTATION_MESSAGES } from './computation-messages.js';
import { DELIVERY_MESSAGES } from './delivery-messages.js';
import { FIT_MESSAGES } from './fit-messages.js';
import { type Message } from './message.js';
import { REPORT_MESSAGES } from './report-messages.js';

export const ERROR_MESSAGES = {
  ...BOARD_MESSAGES,
  ...DELIVERY_MESSAGES,
  ...FIT_MESSAGES,
  ...REPORT_MESSAGES,
  'request.invalid': {
    ko: '요청의 {count}개 항목을 고쳐야 합니다.',
    en: '{count} field(s) of the request need correcting.',
  },
  'request.malformed-json': {
    ko: '요청 본문이 올바른 JSON이 아닙니다.',
    en: 'The request body is not valid JSON.',
  },
  'request.malformed': { ko: '요청을 해석할 수 없습니다.', en: 'The request could not be read.' },
  'request.unsafe-text': {
    ko: '글자로 저장할 수 없는 문자(NUL 또는 짝 없는 대리 문자)가 들어 있습니다.',
    en: 'The text has characters that cannot be stored (NUL or a lone surrogate).',
  },
  'request.too-large': {
    ko: '요청 본문이 너무 큽니다. 최대 1 MB까지 보낼 수 있습니다.',
    en: 'The request body is too large; at most 1 MB is accepted.',
  },
  'request.unsupported-media-type': {
    ko: '지원하지 않는 본문 형식입니다. application/json으로 보내 주십시오.',
    en: 'The body type is not supported; send application/json.',
  },
  'request.if-match-required': {
    ko: '수정에는 If-Match 머리글에 현재 개정 번호가 필요합니다.',
    en: 'An edit needs the current revision in the If-Match header.',
  },
  'request.if-match-invalid': {
    ko: 'If-Match 머리글은 "3"처럼 따옴표로 감싼 개정 번호여야 합니다.',
    en: 'If-Match must be a revision number in double quotes, such as "3".',
  },
  'request.idempotency-key-invalid': {
    ko: 'Idempotency-Key는 1~200자의 영문·숫자·기호여야 합니다.',
    en: 'Idempotency-Key must be 1 to 200 visible ASCII characters.',
  },
  'request.idempotency-key-reused': {
    ko: '같은 Idempotency-Key가 다른 내용의 요청에 이미 쓰였습니다.',
    en: 'This Idempotency-Key was already used for a different request.',
  },
  'request.cursor-invalid': {
    ko: '쪽 넘김 값(cursor)이 올바르지 않거나 다른 조건에서 만들어졌습니다.',
    en: 'The cursor is not valid or belongs to other filters.',
  },
  'request.too-many': {
    ko: '요청이 너무 많습니다. {retryAfterSeconds}초 뒤에 다시 보내 주십시오.',
    en: 'Too many requests; please send again in {retryAfterSeconds} s.',
  },
  'route.not-found': { ko: '그런 주소는 없습니다.', en: 'There is no such address.' },

  'access.sign-in-required': {
    ko: '로그인해야 할 수 있습니다. 로그인한 지 오래되었다면 다시 로그인하십시오.',
    en: 'This needs you to sign in; if you had, your session has ended.',
  },
  'access.key-invalid': {
    ko: 'API 키가 맞지 않거나 기한이 지났습니다.',
    en: 'The API key is not valid or has expired.',
  },
  'access.denied': {
    ko: '이 계정에는 그 권한이 없습니다. 관리자에게 문의하십시오.',
    en: 'This account may not do that; please ask an administrator.',
  },
  'access.session-only': {
    ko: 'API 키로는 할 수 없습니다. 웹에서 로그인하여 하십시오.',
    en: 'This cannot be done with an API key; sign in on the web.',
  },
  'access.foreign-origin': {
    ko: '다른 사이트에서 보낸 등록·수정·관리 요청은 받지 않습니다.',
    en: 'Requests of another site to create, edit or administer are refused.',
  },
  'access.header-required': {
    ko: '로그인 쿠키로 보내는 등록·수정·관리 요청에는 X-Jeonghap-Request 머리글이 필요합니다.',
    en: 'A request to create, edit or administer without an API key needs the header X-Jeonghap-Request.',
  },
  'login.failed': {
    ko: '전자우편 주소나 비밀번호가 맞지 않습니다.',
    en: 'The e-mail address or the password is not right.',
  },
  'login.throttled': {
    ko: '로그인에 여러 번 실패했습니다. {retryAfterSeconds}초 뒤에 다시 시도하십시오.',
    en: 'Signing in failed several times; please try again in {retryAfterSeconds} s.',
  },
  'login.sample-elsewhere': {
    ko: '예시 계정은 서비스가 실행되는 컴퓨터에서만 쓸 수 있습니다.',
    en: 'Sample accounts can be used only on the machine that runs the service.',
  },
  'provider.not-configured': {
    ko: '이 서비스에는 로그인 제공자가 정해져 있지 않습니다.',
    en: 'No sign-in provider is set up for this service.',
  },
  'provider.unavailable': {
    ko: '로그인 제공자에 잠시 연결할 수 없습니다. 잠시 뒤 다시 시도하거나 비밀번호로 로그인하십시오.',
    en: 'The sign-in provider cannot be reached at the moment; try again shortly, or sign in with a password.',
  },
  'provider.attempt-unknown': {
    ko: '이 브라우저에서 시작한 로그인이 아니거나, 10분이 지났거나, 이미 끝난 로그인입니다. 처음부터 다시 하십시오.',
    en: 'This sign-in was not begun in this browser, was begun more than 10 minutes ago, or is over. Please begin again.',
  },
  'provider.refused': {
    ko: '로그인 제공자에서 로그인을 취소했거나 제공자가 허락하지 않았습니다.',
    en: 'The sign-in was cancelled at the provider, or the provider did not allow it.',
  },
  'provider.answer-invalid': {
    ko: '로그인 제공자의 답을 믿을 수 없어 받지 않았습니다. 다시 해도 같으면 관리자에게 알리십시오.',
    en: 'The answer of the sign-in provider cannot be trusted and was refused; if it happens again, tell an administrator.',
  },
  'provider.email-unverified': {
    ko: '로그인 제공자가 전자우편 주소를 확인해 주지 않아 들어올 수 없습니다.',
    en: 'The sign-in provider does not vouch for an e-mail address, which is needed here.',
  },
  'provider.email-domain': {
    ko: '이 전자우편 주소의 기관은 이 서비스에 들어올 수 없습니다.',
    en: 'People with e-mail addresses of this domain are not let in here.',
  },
  'provider.no-account': {
    ko: '이 로그인에 연결된 계정이 없습니다. 초대받은 계정으로 로그인한 뒤 내 계정에서 연결하십시오.',
    en: 'No account here is linked to this sign-in. Sign in to the account that you were invited to, and link it there.',
  },
  'provider.email-taken': {
    ko: '이 전자우편 주소를 쓰는 계정이 이미 있습니다. 그 계정에 비밀번호로 로그인한 뒤 내 계정에서 연결하십시오.',
    en: 'There is an account with this e-mail address. Sign in to it with its password, and link it there.',
  },
  'provider.account-inactive': {
    ko: '사용이 중지된 계정입니다. 관리자에게 문의하십시오.',
    en: 'The account is deactivated; please ask an administrator.',
  },
  'linked-sign-in.not-found': {
    ko: '그런 로그인 연결이 없습니다.',
    en: 'There is no such linked sign-in.',
  },
  'linked-sign-in.present': {
    ko: '이 제공자의 로그인이 이미 연결되어 있습니다.',
    en: 'A sign-in of this provider is linked already.',
  },
  'linked-sign-in.taken': {
    ko: '다른 계정에 이미 연결된 로그인입니다.',
    en: 'This sign-in is linked to another account already.',
  },
  'linked-sign-in.last': {
    ko: '이 연결을 지우면 로그인할 방법이 없어집니다. 먼저 비밀번호를 정하십시오. 일회용 주소는 관리자에게 요청하십시오.',
    en: 'Without this you could not sign in any more. Set a password first; ask an administrator for a one-time link.',
  },
  'password.wrong': { ko: '지금 비밀번호가 맞지 않습니다.', en: 'The present password is not right.' },
  'link.not-found': { ko: '그런 일회용 주소가 없습니다.', en: 'There is no such one-time link.' },
  'link.used': {
    ko: '이미 쓴 일회용 주소입니다. 비밀번호를 잊었다면 관리자에게 새 주소를 요청하십시오.',
    en: 'This one-time link was used already; if you forgot the password, ask an administrator for a new link.',
  },
  'link.expired': {
    ko: '기한이 지난 일회용 주소입니다. 관리자에게 새 주소를 요청하십시오. 첫 관리자라면 서비스를 다시 시작하면 새 주소가 나옵니다.',
    en: 'This one-time link has expired. Ask an administrator for a new one; for the first administrator, restart the service.',
  },
  'account.not-found': { ko: '그런 계정이 없습니다.', en: 'There is no such account.' },
  'account.email-taken': {
    ko: '이 전자우편 주소를 쓰는 계정이 이미 있습니다.',
    en: 'There is an account with this e-mail address already.',
  },
  'account.last-admin': {
    ko: '마지막 관리자입니다. 다른 관리자를 먼저 정하십시오.',
    en: 'This is the last administrator; appoint another one first.',
  },
  'account.deactivated': {
    ko: '사용이 중지된 계정입니다. 먼저 다시 사용하게 하십시오.',
    en: 'The account is deactivated; activate it first.',
  },
  'account.sample': {
    ko: '예시 계정으로는 할 수 없습니다.',
    en: 'This is not possible for a sample account.',
  },
  'session.not-found': { ko: '그런 로그인 기록이 없습니다.', en: 'There is no such session.' },
  'api-key.not-found': { ko: '그런 API 키가 없습니다.', en: 'There is no such API key.' },
  'api-key.scope-denied': {
    ko: '자기 권한보다 넓은 범위의 API 키는 만들 수 없습니다.',
    en: 'An API key cannot have a wider scope than your own rights.',
  },
  'api-key.too-many': {
    ko: 'API 키는 {most}개까지 만들 수 있습니다. 쓰지 않는 키를 지우십시오.',
    en: 'At most {most} API keys are possible; remove those that you do not use.',
  },
  'proposal.not-found': { ko: '그런 제안이 없습니다.', en: 'There is no such proposal.' },
  'programme.not-found': { ko: '그런 사업이 없습니다.', en: 'There is no such programme.' },
  'legislative-item.not-found': {
    ko: '그런 입법 과제가 없습니다.',
    en: 'There is no such legislative item.',
  },
  'stakeholder.not-found': { ko: '그런 제안자가 없습니다.', en: 'There is no such stakeholder.' },
  'alignment.not-found': { ko: '그런 정합이 없습니다.', en: 'There is no such alignment.' },
  'ask.not-found': { ko: '그런 요구가 없습니다.', en: 'There is no such ask.' },
  'reply.stale': {
    ko: '그사이 다른 사람이 이 답변을 고쳤습니다. 새 답변을 확인한 뒤 다시 저장하십시오.',
    en: 'Somebody changed this answer meanwhile; look at the new one and save again.',
  },
  'review.not-found': {
    ko: '되돌리거나 확인할 검토가 없습니다.',
    en: 'There is no review to agree with or take back.',
  },
  'review.stale': {
    ko: '그사이 다른 사람이 이 검토를 고쳤습니다. 새 결정을 확인한 뒤 다시 저장하십시오.',
    en: 'Somebody changed this review meanwhile; look at the new decision and save again.',
  },
  'review.text-changed': {
    ko: '그사이 제안이나 대응 수단의 글이 바뀌었습니다. 바뀐 글을 읽은 뒤 다시 결정하십시오.',
    en: 'A text of the proposal or the measure changed meanwhile; read it and decide again.',
  },
  'review.not-waiting': {
    ko: '두 번째 검토자를 기다리는 결정이 아닙니다.',
    en: 'This decision does not wait for a second reviewer.',
  },
  'review.same-person': {
    ko: '자기 결정은 다른 검토자가 확인해야 합니다.',
    en: 'Another reviewer has to agree with your decision.',
  },
  'source-document.not-found': { ko: '그런 출처 문서가 없습니다.', en: 'There is no such source document.' },
  'entry.stale': {
    ko: '그사이 다른 사람이 고쳤습니다(현재 개정 {current}). 새 내용을 확인한 뒤 다시 저장하십시오.',
    en: 'Somebody changed this entry meanwhile (now revision {current}); look at the new text and save again.',
  },
  'entry.external-ref-taken': {
    ko: '같은 외부 참조 번호({externalRef})를 쓰는 자료가 이미 있습니다.',
    en: 'Another entry already has the external reference {externalRef}.',
  },
  'entry.merged': {
    ko: '다른 자료에 합쳐졌습니다. 합쳐진 자료를 보십시오.',
    en: 'This entry was merged into another one; please look there.',
  },
  'rearrangement.not-found': {
    ko: '그런 합치기나 나누기가 없습니다.',
    en: 'There is no such merge or split.',
  },
  'rearrangement.undone': {
    ko: '이미 되돌린 합치기나 나누기입니다.',
    en: 'This merge or split was taken back already.',
  },
  'rearrangement.later-step': {
    ko: '이 자료를 그 뒤에 다시 합치거나 나누었습니다. 나중 것부터 되돌리십시오.',
    en: 'The entries were merged or split again since; take the later step back first.',
  },
  'rearrangement.overtaken': {
    ko: '그 뒤에 더한 요구가 사라지게 되어 되돌릴 수 없습니다. 그 요구를 먼저 옮기거나 지우십시오.',
    en: 'Taking this back would lose asks that were added since; move or remove them first.',
  },
  'import.not-found': { ko: '그런 가져오기 기록이 없습니다.', en: 'There is no such import.' },
  ...COMPUTATION_MESSAGES,
  'service.unavailable': {
    ko: '데이터베이스에 잠시 연결할 수 없습니다. 잠시 뒤 다시 시도해 주십시오.',
    en: 'The database cannot be reached at the moment; please try again shortly.',
  },
  'service.internal': {
    ko: '서비스 내부 오류가 발생했습니다. 요청 번호를 알려 주시면 확인하겠습니다.',
    en: 'An internal error occurred; please quote the request id.',
  },
} as const satisfies Record<string, Message>;

export type ErrorCode = keyof typeof ERROR_MESSAGES;

/**
 * Fills a message's placeholders.
 * @param code stable error code
 * @param details values for `{name}` placeholders; an absent one stays as written
 */
export function messageOf(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): Message {
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      name in details ? String(details[name]) : placeholder,
    );
  const message = ERROR_MESSAGES[code];
  return { ko: fill(message.ko), en: fill(message.en) };
}
