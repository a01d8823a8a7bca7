import { EventEmitter } from 'node:events';
import { listenForStop } from './listen-for-stop.js';

describe('listenForStop', () => {
  const listen = () => {
    const source = new EventEmitter();
    const calls: string[] = [];
    let nowMs = 0;
    const requests = { onStop: () => calls.push('stop'), onHurry: () => calls.push('hurry') };
    listenForStop(source, requests, () => nowMs);
    const send = (signal: string, atMs: number): void => {
      nowMs = atMs;
      source.emit(signal);
    };
    return { calls, send };
  };

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])('stops at %s', (signal) => {
    const { calls, send } = listen();
    send(signal, 0);
    expect(calls).toEqual(['stop']);
  });

  it('takes the echo of a signal that npm passes on for the same wish', () => {
    const { calls, send } = listen();
    send('SIGINT', 5_000);
    send('SIGINT', 5_003);
    send('SIGTERM', 5_999);
    expect(calls).toEqual(['stop']);
  });

  it('hurries when asked again later', () => {
    const { calls, send } = listen();
    send('SIGTERM', 5_000);
    send('SIGINT', 6_000);
    expect(calls).toEqual(['stop', 'hurry']);
  });

  it('stops at once when the parent has gone before anybody listened', () => {
    const calls: string[] = [];
    const orphan = Object.assign(new EventEmitter(), { connected: false });
    listenForStop(orphan, { onStop: () => calls.push('stop'), onHurry: () => calls.push('hurry') });
    expect(calls).toEqual(['stop']);
  });
});
