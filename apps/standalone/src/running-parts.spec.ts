import { runningParts } from './running-parts.js';

describe('runningParts', () => {
  const make = () => {
    const events: string[] = [];
    const parts = runningParts((line) => events.push(line));
    const add = (name: string): void => {
      parts.add(async (hurry) => {
        events.push(`${name}${hurry ? ' at once' : ''} begins`);
        await Promise.resolve();
        events.push(`${name} ended`);
      });
    };
    return { events, parts, add };
  };

  it('stops what was started last first, one after the other', async () => {
    const { events, parts, add } = make();
    ['database', 'worker', 'web'].forEach(add);
    await parts.stop();
    expect(events).toEqual([
      'web begins',
      'web ended',
      'worker begins',
      'worker ended',
      'database begins',
      'database ended',
    ]);
  });

  it('stops once, however often it is asked', async () => {
    const { events, parts, add } = make();
    add('database');
    await Promise.all([parts.stop(), parts.stop()]);
    expect(events).toEqual(['database begins', 'database ended']);
  });

  it('goes on to the database when the web server fails to stop', async () => {
    const { events, parts, add } = make();
    add('database');
    parts.add(() => Promise.reject(new Error('still busy')));
    await parts.stop();
    expect(events).toEqual(['Did not stop cleanly: still busy', 'database begins', 'database ended']);
  });

  it('hurries all parts at the same time, also one that hangs', async () => {
    const { events, parts, add } = make();
    add('database');
    parts.add((hurry) => (hurry ? Promise.resolve() : new Promise(() => undefined)));
    void parts.stop();
    await parts.stopAtOnce();
    expect(events).toEqual(['database at once begins', 'database ended']);
  });
});
