import { StartUpProblem } from './start-up-problem.js';

describe('StartUpProblem', () => {
  it('is one line with code, Korean and English, also when a detail has line breaks', () => {
    const problem = new StartUpProblem('server.failed', { reason: 'could not\n  open', log: '/data/logs' });
    expect(problem.message).toBe(
      '[server.failed] 내장 PostgreSQL이 시작되지 않았습니다: could not open. 기록은 /data/logs에 있습니다. / ' +
        'The embedded PostgreSQL did not start: could not open. Its log is in /data/logs.',
    );
    expect(problem.en).not.toContain('내장');
  });

  it('does not read a placeholder in a detail as one of its own', () => {
    expect(new StartUpProblem('database.unusable', { database: '{reason}', reason: 'x' }).en).toBe(
      '{reason} cannot be used: x',
    );
  });
});
