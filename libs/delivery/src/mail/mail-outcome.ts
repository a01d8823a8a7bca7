import { answerNote, type Outcome } from '../outbox/outbox.js';

/** What a failed hand-over to a mail server says of itself. */
interface MailFailure {
  /** Word for the kind of failure, such as `ESOCKET`. */
  readonly code: string;
  /** The server's reply, 0 where it gave none. */
  readonly reply: number;
  readonly response: string;
  /** The command that failed. */
  readonly step: string;
}

function readFailure(error: unknown): MailFailure {
  const { code, responseCode, response, command } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    code: text(code),
    reply: typeof responseCode === 'number' ? responseCode : 0,
    response: text(response),
    step: text(command),
  };
}

/** Replies to a recipient that say that there is no such address, as they were before there were enhanced codes. */
const NO_SUCH_ADDRESS = new Set([550, 551, 553]);
const ENHANCED = /^\d{3}[ -](\d)\.(\d{1,3})\.\d{1,3}\b/;

/**
 * What becomes of a delivery that the mail server did not take. Only a lasting refusal of the address itself, and not of us, of the
 * server's rules or of a full mailbox, keeps further mail from it.
 * @param address to whom it was to go; taken out of what is noted
 */
export function outcomeOfFailure(error: unknown, address: string): Outcome {
  const failure = readFailure(error);
  const { code, reply, response, step } = failure;
  const said = reply > 0 && response !== '' ? response : code;
  const answer = answerNote(said === '' ? 'error' : said, [address]);
  // nodemailer tells a connection that broke after the text was sent like any other
  if (reply === 0) return { state: 'again', answer, isServerAway: true };
  if (reply < 500) return { state: 'again', answer, isServerAway: step === 'CONN' };
  if (step.startsWith('RCPT'))
    return isAddressRefused(failure)
      ? { state: 'suppressed', cause: 'address-refused', answer }
      : { state: 'again', answer };
  if (step.startsWith('DATA')) return { state: 'failed', cause: 'message-refused', answer };
  // who we are is refused: an administrator can mend that
  return { state: 'again', answer, isServerAway: true };
}

function isAddressRefused({ reply, response }: MailFailure): boolean {
  const [, group, subject] = ENHANCED.exec(response) ?? [];
  return group === undefined ? NO_SUCH_ADDRESS.has(reply) : group === '5' && subject === '1';
}
