import { type ReportMail, toReportMail, WHOLE_REPORT } from '@jeonghap/reports';
import { exampleFacts } from '../../../reports/test/example-facts.js';
import { HOSTILE_TITLE, reportOf } from '../../../reports/test/example-report.js';
import { toMessage } from './mail-message.js';
import { MAIL_STYLE_SOURCE, renderReportMail } from './render-mail.js';

const links = { origin: 'https://jeonghap.example', optOut: 'https://jeonghap.example/opt-out/secret' };
const mailOf = (title?: string, lang: 'ko' | 'en' = 'ko'): ReportMail =>
  toReportMail(reportOf(exampleFacts(title)), WHOLE_REPORT, lang);

describe('renderMail', () => {
  it.each(['ko', 'en'] as const)(
    'says the same in both forms (%s), with the ways to go on and to stop',
    (lang) => {
      const mail = mailOf(undefined, lang);
      const { html, text, subject } = renderReportMail(mail, links);
      expect(subject).toBe(mail.subject);
      for (const form of [html, text]) {
        expect(form).toContain(mail.answer);
        expect(form).toContain('https://jeonghap.example/reports/2026-W48?audience=internal');
        expect(form).toContain('https://jeonghap.example/proposals/p1');
        expect(form).toContain(links.optOut);
        for (const { heading, lines } of mail.sections) {
          expect(form).toContain(heading);
          for (const line of lines) expect(form).toContain(line.text);
        }
      }
      expect(html).toContain(`<html lang="${lang}">`);
    },
  );

  it('fetches nothing, runs nothing, and has no style but the one that our pages allow', () => {
    const { html } = renderReportMail(mailOf(), links);
    expect(html).not.toMatch(/<(?:script|img|link|iframe|form)\b|\ssrc=|\sstyle=|@import|url\(/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(MAIL_STYLE_SOURCE).toMatch(/^'sha256-[\w+/]{43}='$/);
  });

  it('takes nothing that people wrote for markup', () => {
    const { html, text } = renderReportMail(mailOf(HOSTILE_TITLE), links);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('<script>alert(1)</script>');
  });
});

describe('toMessage', () => {
  const config = { smtpUrl: 'smtp://x', from: '정합 <jeonghap@agency.go.kr>', publicUrl: links.origin };
  const envelope = {
    deliveryId: '11111111-1111-4111-8111-111111111111',
    list: 'weekly-report',
    to: { name: '김\r\nBcc: x@y.kr', address: 'kim@agency.go.kr' },
    optOutUrl: links.optOut,
  } as const;

  it('has the same Message-ID for the same delivery, and a button to stop', () => {
    const message = toMessage(config, envelope, renderReportMail(mailOf(), links));
    expect(message.messageId).toBe('<11111111-1111-4111-8111-111111111111@agency.go.kr>');
    expect(message.headers).toMatchObject({
      'List-Unsubscribe': `<${links.optOut}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('lets no name and no title begin a header of its own', () => {
    const mail = { ...renderReportMail(mailOf(), links), subject: '제목\r\nBcc: x@y.kr' };
    const message = toMessage(config, envelope, mail);
    expect(message.to.name).toBe('김 Bcc: x@y.kr');
    expect(message.subject).toBe('제목 Bcc: x@y.kr');
  });
});
