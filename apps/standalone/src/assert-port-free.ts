import { createServer } from 'node:net';
import { StartUpProblem } from '@jeonghap/platform';

/**
 * Finds out before anything else is started, or made on disk, whether the web server will get its address.
 *
 * @throws StartUpProblem `port.in-use` or `port.unusable`
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const address = `${host}:${String(port)}`;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen({ host, port, exclusive: true }, resolve);
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const problem = code === 'EADDRINUSE' ? 'port.in-use' : 'port.unusable';
    throw new StartUpProblem(problem, { address, reason: code }, { cause });
  }
  await new Promise((resolve) => probe.close(resolve));
}
