/**
 * All that a program of ours is given of this process's own environment, where nothing of a machine's settings may leak in: where
 * programs are, and where Node keeps what it compiled. Without the second each gateway of a test run compiles all of ours again.
 */
export function bareEnvironment(
  { PATH = "", NODE_COMPILE_CACHE }: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  return NODE_COMPILE_CACHE === undefined ? { PATH } : { PATH, NODE_COMPILE_CACHE };
}
