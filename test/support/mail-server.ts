import { type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the server took it. */
export interface TakenMail {
  readonly to: string;
  readonly raw: string;
  /** A header, unfolded. */
  header(name: string): string;
  /** The part of a media type, decoded. */
  part(type: string): string;
}

/** What the server does with recipients and messages. */
export interface ServerManners {
  /** Reply that refuses a recipient; undefined to take it. */
  readonly refuse?: (address: string) => { readonly code: number; readonly text: string } | undefined;
  /** Whether the connection breaks after the whole message was sent, before the server says that it has it. */
  readonly breaksAfterData?: () => boolean;
}

export interface MailServer {
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** Messages whose text arrived, also those that were never confirmed. */
  readonly arrived: readonly TakenMail[];
  close(): Promise<void>;
}

/** A mail server on this machine. @param port any free one where it is 0 */
export async function startMailServer(manners: ServerManners = {}, port = 0): Promise<MailServer> {
  const [taken, arrived]: [TakenMail[], TakenMail[]] = [[], []];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = manners.refuse?.(address);
      callback(
        refusal === undefined ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }),
      );
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [recipient] = session.envelope.rcptTo;
        const mail = readMail(recipient?.address ?? '', Buffer.concat(chunks).toString('utf8'));
        arrived.push(mail);
        if (manners.breaksAfterData?.() === true) {
          for (const socket of sockets) socket.destroy();
          return;
        }
        taken.push(mail);
        callback();
      });
    },
  });
  server.on('error', () => undefined); // connections that the tests break
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  const used = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${String(used)}`,
    taken,
    arrived,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function readMail(to: string, raw: string): TakenMail {
  const unfolded = raw.replace(/\r\n[ \t]+/g, ' ');
  return {
    to,
    raw,
    header: (name) =>
      new RegExp(`^${name}: (.*)$`, 'mi').exec(unfolded.split('\r\n\r\n')[0] ?? '')?.[1]?.trim() ?? '',
    part: (type) => {
      const found = raw.split(/\r\n--/).find((part) => part.includes(`Content-Type: ${type}`)) ?? '';
      const [head = '', ...body] = found.split('\r\n\r\n');
      const text = body.join('\r\n\r\n');
      return /base64/i.test(head)
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replace(/=\r\n/g, '')
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8');
    },
  };
}
