import { HIDDEN, maskAddress } from "@holdfast/access-policy";
import { numbersIn } from "@holdfast/case-schema";

/**
 * What is seen of where somebody is reached to whom something may go, or who asked (A111, A112): the mask of the address that it is, or of
 * the first number that stands in it, and of other words nothing. Empty: nothing was said; `null`: it is damaged.
 */
export function maskedReach(reach: string | null): string | null {
  if (reach === null || reach.trim() === "") return reach?.trim() ?? null;
  const mask = maskAddress(reach.trim());
  const [number] = mask === HIDDEN ? numbersIn(reach) : [];
  return number === undefined ? mask : maskAddress(number);
}
