/** How long it is, once. */
export const MINUTES_3_MS = 180_000;
/** How long one thing to do stands there. */
const PROMPT_MS = 30_000;

/** Where somebody's own three minutes are. */
export type OwnGroundingAt =
  | { readonly kind: "going"; readonly prompt: number; readonly leftMs: number }
  | { readonly kind: "over" };

/** Which of `prompts` stands there now, and how long is left; three minutes, or six once it was made longer (ux 26). Pure. */
export function ownGroundingAt(
  { startedAt, isLonger }: { readonly startedAt: number; readonly isLonger: boolean },
  now: number,
  prompts: number,
): OwnGroundingAt {
  const gone = Math.max(0, now - startedAt);
  const leftMs = (isLonger ? 2 : 1) * MINUTES_3_MS - gone;
  return leftMs <= 0
    ? { kind: "over" }
    : { kind: "going", prompt: Math.floor(gone / PROMPT_MS) % prompts, leftMs };
}
