/** How often the gateway is asked about the session of somebody who is at work, in milliseconds: asking prolongs it. */
export const ASK_EVERY_MS = 30 * 60_000;
/** How soon again when it could not be asked. */
const AGAIN_AFTER_MS = 60_000;

const SIGNS_OF_WORK = ["keydown", "pointerdown"] as const;

/** What keeping a session alive needs from outside. */
export interface KeepSession {
  readonly page: EventTarget;
  readonly clock: () => number;
  readonly ask: () => Promise<"yes" | "no" | "unreachable">;
  /** Called when the session turns out to be over. */
  readonly onOver: () => void;
}

/**
 * Keeps the session of whoever is at work alive by asking about it now and then. Without keys and pointer nothing is
 * asked, so that a screen nobody sits at runs out. Returns how to stop.
 */
export function keepSession({ page, clock, ask, onOver }: KeepSession): () => void {
  let nextAt = clock() + ASK_EVERY_MS;
  const look = async (): Promise<void> => {
    const known = await ask();
    if (known === "no") onOver();
    if (known === "unreachable") nextAt = clock() + AGAIN_AFTER_MS;
  };
  const worked = (): void => {
    if (clock() < nextAt) return;
    nextAt = clock() + ASK_EVERY_MS;
    void look();
  };
  for (const sign of SIGNS_OF_WORK) page.addEventListener(sign, worked, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS_OF_WORK) page.removeEventListener(sign, worked, { capture: true });
  };
}
