import { type EnvironmentReader } from './environment-reader.js';

/** How the product sends mail. */
export interface MailConfig {
  /** Address of the mail server with what it asks to be told, `smtp:` or `smtps:`. Holds a password. */
  readonly smtpUrl: string;
  /** Whom mail is from: an address, or a name with an address in angle brackets. */
  readonly from: string;
  /** Where people find the product, without a slash at the end; links in mail begin with it. */
  readonly publicUrl: string;
}

/** Mail is off while the mail server is left out; half a setting is a mistake and is said. */
export function readMailConfig(
  reader: EnvironmentReader,
  publicUrl: string | undefined,
): MailConfig | undefined {
  const isWanted = reader.text('SMTP_URL') !== undefined || reader.text('MAIL_FROM') !== undefined;
  // the address of the product alone is no half mail: webhooks use it, too
  if (isWanted) reader.requireAllOrNone(['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL']);
  const smtpUrl = reader.smtpUrl('SMTP_URL');
  const from = reader.mailbox('MAIL_FROM');
  if (smtpUrl === undefined || from === undefined || publicUrl === undefined) return undefined;
  return { smtpUrl, from, publicUrl };
}
