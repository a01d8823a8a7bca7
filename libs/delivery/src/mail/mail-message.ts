import { type MailConfig } from '@jeonghap/platform';
import { oneLine } from '../one-line.js';
import { type RenderedMail } from './render-mail.js';

/** Longest name in a header, characters. */
const MOST_IN_NAME = 100;
/** Longest subject, characters. */
const MOST_IN_SUBJECT = 200;

/** The address within `name <address>`, or the whole. */
const addressOf = (mailbox: string): string => /<([^<>]+)>$/.exec(mailbox)?.[1] ?? mailbox;

/** To whom a mail goes, and what it is one of. */
export interface MailEnvelope {
  /** The same at every attempt, so that a mail that went out twice is shown once. */
  readonly deliveryId: string;
  /** Names what it is one of, for mail programs that sort by it. */
  readonly list: 'weekly-report' | 'company-fit';
  readonly to: { readonly name: string; readonly address: string };
  /** Address that ends the subscription, by a button of the mail program or by hand. */
  readonly optOutUrl: string;
}

/** The message as nodemailer takes it. */
export function toMessage({ from }: MailConfig, envelope: MailEnvelope, mail: RenderedMail) {
  const { deliveryId, to, list, optOutUrl } = envelope;
  const [, host = 'localhost'] = addressOf(from).split('@');
  return {
    from,
    to: { name: oneLine(to.name, MOST_IN_NAME), address: to.address },
    subject: oneLine(mail.subject, MOST_IN_SUBJECT),
    messageId: `<${deliveryId}@${host}>`,
    text: mail.text,
    html: mail.html,
    headers: {
      'List-Id': `<${list}.${host}>`,
      'List-Unsubscribe': `<${optOutUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    // what is in a mail is written here; nothing is read from disk or the net for it
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
