/** Chances from random bytes: each at least 0 and less than 1. */
export function chanceOf(random: (size: number) => Uint8Array): () => number {
  return () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
}
