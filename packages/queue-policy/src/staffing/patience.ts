/** So many have to have left before it says anything how long they waited. The team's own figure. */
export const LEFT_NEEDED = 20;

/**
 * How long people wait on average before they leave, in milliseconds (Q91): all the time that all of them waited, by how many left, which
 * is the likeliest where somebody leaves at any moment as soon as at any other. Who was answered first waited too. `null`: too few left.
 */
export function patienceOf({
  waitedMs,
  left,
}: {
  readonly waitedMs: number;
  readonly left: number;
}): number | null {
  return left < LEFT_NEEDED || waitedMs <= 0 ? null : waitedMs / left;
}
