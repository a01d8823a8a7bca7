/**
 * The environment of a child process: ours, with some variables replaced.
 *
 * @param changes value of each variable that differs; undefined takes it away
 */
export function childEnvironment(
  changes: Readonly<Record<string, string | undefined>>,
  own: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries({ ...own, ...changes }).filter(([, value]) => value !== undefined),
  );
}
