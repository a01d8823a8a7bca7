import { type MailConfig } from '@jeonghap/platform';
import { createTransport } from 'nodemailer';
import { answerNote, type Outcome } from '../outbox/outbox.js';
import { outcomeOfFailure } from './mail-outcome.js';
import { type MailEnvelope, toMessage } from './mail-message.js';
import { type RenderedMail } from './render-mail.js';

/** Connections to the mail server at once. */
const CONNECTIONS = 2;
/** Longest silence of the mail server, milliseconds: on connecting, until it greets, and later on. */
const SILENCE_MS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};
/** Longest time for one mail in all, milliseconds; well within the lease of its delivery. */
const MAIL_MS = 60_000;

/** Hands mail over to the mail server. */
export class MailSender {
  private readonly transport;

  constructor(private readonly config: MailConfig) {
    this.transport = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      ...SILENCE_MS,
    });
  }

  /** Hands one mail over. Never rejects: what went wrong is the outcome. */
  async send(envelope: MailEnvelope, mail: RenderedMail): Promise<Outcome> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' }));
      }, MAIL_MS);
    });
    try {
      const sent = await Promise.race([
        this.transport.sendMail(toMessage(this.config, envelope, mail)),
        late,
      ]);
      return { state: 'sent', answer: answerNote(sent.response, [envelope.to.address]) };
    } catch (error) {
      return outcomeOfFailure(error, envelope.to.address);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.transport.close();
  }
}
