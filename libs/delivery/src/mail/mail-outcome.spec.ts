import { outcomeOfFailure } from './mail-outcome.js';

const of = (failure: object) => outcomeOfFailure(Object.assign(new Error('x'), failure), 'kim@agency.go.kr');
const rcpt = (responseCode: number, response: string) => of({ responseCode, response, command: 'RCPT TO' });

describe('outcomeOfFailure', () => {
  it('believes that there is no such address when the server says so', () => {
    expect(rcpt(550, '550 5.1.1 <kim@agency.go.kr> unknown')).toEqual({
      state: 'suppressed',
      cause: 'address-refused',
      answer: '550 5.1.1 <…> unknown',
    });
    for (const reply of [550, 551, 553]) expect(rcpt(reply, `${String(reply)} no`).state).toBe('suppressed');
  });

  it('tries again where the server refuses us or the mailbox is full', () => {
    for (const response of ['550 5.7.1 relaying denied', '552 5.2.2 mailbox full', '554 5.7.1 blocked'])
      expect(rcpt(Number(response.slice(0, 3)), response)).toMatchObject({ state: 'again' });
    expect(rcpt(450, '450 4.2.0 greylisted')).toEqual({
      ...{ state: 'again', isServerAway: false },
      answer: '450 4.2.0 greylisted',
    });
  });

  it('gives up a message that is refused as such', () => {
    expect(of({ responseCode: 554, response: '554 5.6.0 spam', command: 'DATA' })).toEqual({
      ...{ state: 'failed', cause: 'message-refused', answer: '554 5.6.0 spam' },
    });
  });

  it('leaves the rest alone while the server is away or does not take us', () => {
    const away = { state: 'again', isServerAway: true };
    expect(of({ code: 'ESOCKET' })).toEqual({ ...away, answer: 'ESOCKET' });
    expect(of({ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no', command: 'AUTH PLAIN' })).toEqual(
      {
        ...away,
        answer: '535 5.7.8 no',
      },
    );
    expect(of({ responseCode: 421, response: '421 busy', command: 'CONN' })).toMatchObject(away);
    expect(outcomeOfFailure('no error at all', '')).toMatchObject(away);
  });
});
