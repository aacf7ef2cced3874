import { PAYLOAD_LENGTH } from "./symbols.ts";

/** Doubles in GF(32), the field of 32 elements made by x⁵ + x² + 1. */
function double(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}

/**
 * The value (0 to 31) that makes the payload a valid code.
 *
 * The payload is weighed with different powers of a generator, so any one wrong symbol and any two swapped ones change
 * the result: a plain sum would miss swaps, and the usual modulo-37 check needs symbols that nobody can dictate.
 */
export function checkValue(payload: readonly number[]): number {
  if (payload.length !== PAYLOAD_LENGTH) throw new Error("a payload has thirteen values");
  // Horner's rule: the last payload symbol weighs α¹, the one before α², and so on; the check symbol itself weighs α⁰.
  return payload.reduce((sum, value) => double(sum ^ value), 0);
}
