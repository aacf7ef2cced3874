/**
 * How long an answer is still held back, in milliseconds, by the gateway's clock; 0 for one that is not. Never longer than
 * it was held back for altogether, whatever this machine's clock says.
 */
export function heldFor(
  { at, notBefore }: { readonly at: number; readonly notBefore: number | null },
  now: number,
): number {
  return notBefore === null ? 0 : Math.max(0, Math.min(notBefore - now, notBefore - at));
}
