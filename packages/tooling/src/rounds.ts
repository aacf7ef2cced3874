/** The one variable that scales every property test and race of the suite; the test command prints it. */
export const ROUNDS_VARIABLE = "HOLDFAST_ROUNDS";

/** `base` rounds times `HOLDFAST_ROUNDS` (default 1), and at least one. */
export function rounds(base: number, environment: NodeJS.ProcessEnv = process.env): number {
  const factor = Number(environment[ROUNDS_VARIABLE] ?? "1");
  if (!Number.isFinite(factor) || factor <= 0)
    throw new Error(`${ROUNDS_VARIABLE} must be a number above zero`);
  return Math.max(1, Math.round(base * factor));
}
