import { type Language } from '@jeonghap/reports';
import { type MailLinks, type MailWords, renderMail, type RenderedMail } from '../mail/render-mail.js';
import { type FitMailContent } from './fit-mail.js';

const WORDS: Readonly<Record<Language, MailWords>> = {
  ko: {
    whole: '알림 모두 보기',
    why: '정합에서 우리 회사의 진단 결과 알림을 메일로 받겠다고 하셔서 보내는 메일입니다. 하루에 한 통까지만 보냅니다.',
    method:
      '판정은 공고의 글에서 읽은 요건과 저장하신 프로필로 자동 산출한 것이며, 실제 자격은 공고문이 우선합니다.',
    settings: '메일 설정',
    settingsPath: '/fit/notices',
    optOut: '이 메일 그만 받기',
  },
  en: {
    whole: 'See all notices',
    why: 'You get this mail since you chose to be told of the results of your company on Jeonghap. At most one comes a day.',
    method:
      'Verdicts are computed from conditions that were read out of the notices, and from the profile that you saved; the notice prevails.',
    settings: 'Settings of this mail',
    settingsPath: '/fit/notices',
    optOut: 'Stop this mail',
  },
};

/** A mail on company fit as it goes out: the same for the same content and links. */
export const renderFitMail = (mail: FitMailContent, links: MailLinks): RenderedMail =>
  renderMail({ ...mail, banners: [], numbers: [], actionsHeading: '', actions: [] }, WORDS[mail.lang], links);
