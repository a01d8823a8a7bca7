import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A slow, breakable line to a server on this machine. */
export interface DelayProxy {
  readonly port: number;
  /** Longest delay of a message from now on, milliseconds; each takes a random part of it. */
  slowDown(longestMs: number): void;
  /** Holds back everything for a while, as a network does that lost its way; nothing gets lost. */
  freeze(ms: number): void;
  /** Breaks all connections. */
  cut(): void;
  /** Breaks all connections and, until told otherwise, every new one as soon as it is made. */
  refuse(isRefused: boolean): void;
  /** How many connections were made so far. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Starts a TCP proxy that delays each message by a random time, in order. It stretches the moments between a process'
 * statements, which on one machine are too short for another process ever to come between.
 * @param random numbers in [0, 1)
 */
export async function startDelayProxy(targetPort: number, random: () => number): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  let longestMs = 0;
  let frozenUntil = 0;
  let isRefused = false;
  let made = 0;

  const relay = (from: Socket, to: Socket): void => {
    const held: { readonly chunk: Buffer; readonly at: number }[] = [];
    let timer: NodeJS.Timeout | undefined;
    const deliver = (): void => {
      timer = undefined;
      for (let next = held[0]; next !== undefined && next.at <= Date.now(); next = held[0]) {
        held.shift();
        if (!to.destroyed) to.write(next.chunk);
      }
      const next = held[0];
      if (next !== undefined) timer = setTimeout(deliver, next.at - Date.now());
    };
    from.on('data', (chunk) => {
      held.push({
        chunk,
        at: Math.max(Date.now() + random() * longestMs, frozenUntil, held.at(-1)?.at ?? 0),
      });
      if (timer === undefined) deliver();
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };
  const server: Server = createServer((near) => {
    made += 1;
    if (isRefused) {
      near.destroy();
      return;
    }
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(near, far);
    relay(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    slowDown: (ms) => {
      longestMs = ms;
    },
    freeze: (ms) => {
      frozenUntil = Date.now() + ms;
    },
    cut,
    refuse: (now) => {
      isRefused = now;
      if (now) cut();
    },
    connections: () => made,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
