import type { KeyStanding } from "@holdfast/db";

/** How the house stands with its master keys, line by line. Names keys, and says nothing else of them. */
export function keyStatus({ writes, here, rotation, wraps, holders }: KeyStanding): readonly string[] {
  return [
    `The house is written with ${writes}; this machine has ${here.join(" and ")}.`,
    `${holders} ${holders === 1 ? "process writes" : "processes write"} here.`,
    `${wraps.all} keys are wrapped, ${wraps.left} of them under another one than that.`,
    rotation === null ? "It was never rotated." : rotationSentence(rotation),
  ];
}

function rotationSentence({
  from,
  to,
  begunAt,
  switchedAt,
  closedAt,
  retiredAt,
}: NonNullable<KeyStanding["rotation"]>): string {
  const at = (ms: number): string => new Date(ms).toISOString();
  const way = `The rotation from ${from} to ${to}`;
  if (retiredAt !== null) return `${way} ended at ${at(retiredAt)}: the old key is retired.`;
  const goOn = 'Go on with "pnpm holdfast key rotate", and keep both keys until then.';
  if (closedAt !== null) return `${way} wraps older keys anew since ${at(closedAt)}. ${goOn}`;
  if (switchedAt !== null)
    return `${way} waits, since ${at(switchedAt)}, for gateways to write with the new one. ${goOn}`;
  return `${way} waits, since ${at(begunAt)}, for gateways to read the new one. ${goOn}`;
}
