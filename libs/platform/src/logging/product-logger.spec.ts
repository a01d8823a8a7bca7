import { type LogLevel } from '../config/config.js';
import { ProductLogger } from './product-logger.js';

/** What a logger writes, as the texts of its lines. */
function written(least: LogLevel, write: (logger: ProductLogger) => void): readonly string[] {
  const lines: string[] = [];
  const keep = (chunk: unknown): boolean => lines.push(String(chunk)) > 0;
  const outputs = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    write(new ProductLogger(least));
  } finally {
    for (const output of outputs) output.mockRestore();
  }
  return lines.join('').trim().split('\n').filter(Boolean);
}

function writeOneOfEach(logger: ProductLogger): void {
  logger.log('Mapped {/api/v1/proposals, GET} route', 'RouterExplorer');
  logger.log('score set 2 is live', 'RecomputeService');
  logger.warn('the queue is away', 'Queues');
  logger.debug('detail', 'Queues');
}

describe('ProductLogger', () => {
  it.each([
    ['error', []],
    ['warn', ['the queue is away']],
    ['log', ['score set 2 is live', 'the queue is away']],
    ['debug', ['Mapped', 'score set 2 is live', 'the queue is away', 'detail']],
  ] as const)("at level %s leaves out what is less, and Nest's start below debug", (level, expected) => {
    const lines = written(level, writeOneOfEach);
    expect(lines).toHaveLength(expected.length);
    expected.forEach((text, index) => {
      expect(lines[index]).toContain(text);
    });
  });

  it('writes JSON when nobody sits at a terminal', () => {
    const [line = ''] = written('log', writeOneOfEach);
    expect(JSON.parse(line)).toMatchObject({ level: 'log', context: 'RecomputeService' });
  });
});
