import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useRef } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { refreshContact } from "../contact/open-contact.ts";
import type { Decision } from "./reach-documents.ts";

/** The clocks were compared once: a question that comes a moment early would hear what is on screen already. */
const AFTER_MS = 300;
/** Shortest time between two questions, where the gateway's clock is behind. */
const GAP_MS = 5_000;
/** Longest wait that a browser counts right. */
const LONGEST_MS = 12 * 60 * 60_000;

/** Asks for the decision anew when time alone may have changed it. Every event of the contact asks by itself. */
export function useDecidedAnew(id: ContactId, decision: Decision | null): void {
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const changesAt = decision?.changesAt ?? null;
    if (changesAt === null) return undefined;
    const now = serverNow();
    const at = Math.max(changesAt + AFTER_MS, askedAt.current + GAP_MS);
    const timer = setTimeout(
      () => {
        askedAt.current = serverNow();
        void refreshContact(id);
      },
      Math.min(Math.max(0, at - now), LONGEST_MS),
    );
    return () => clearTimeout(timer);
    // Each answer is an object of its own, so that one which says the same is followed by the next question.
  }, [id, decision]);
}
