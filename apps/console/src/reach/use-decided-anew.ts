import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useRef } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { whenDue } from "../clock/when-due.ts";
import { refreshContact } from "../contact/open-contact.ts";
import type { SafeContact } from "./reach-documents.ts";

/** The clocks were compared once: a question that comes a moment early would hear what is on screen already. */
const AFTER_MS = 300;
/** Shortest time between two questions, where the gateway's clock is behind. */
const GAP_MS = 5_000;

type Decided = Pick<SafeContact, "decision" | "followUps" | "standing">;

/**
 * Asks anew when time alone may have changed a decision, or whether a way is open that the header tells: also one that this contact
 * does not take. Every event of the contact asks by itself.
 */
export function useDecidedAnew(id: ContactId, safe: Decided | null): void {
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const changesAt = safe === null ? null : firstChange(safe);
    if (changesAt === null) return undefined;
    // A clock that was put back since would make the gap as long as that.
    const mayAskAt = Math.min(askedAt.current, serverNow()) + GAP_MS;
    return whenDue(Math.max(changesAt + AFTER_MS, mayAskAt), () => {
      askedAt.current = serverNow();
      void refreshContact(id);
    });
    // Each answer is an object of its own, so that one which says the same is followed by the next question.
  }, [id, safe]);
}

function firstChange({ decision, followUps, standing }: Decided): number | null {
  const changing = [decision, ...followUps.map((each) => each.decision), ...standing.ways];
  const instants = changing.map(({ changesAt }) => changesAt);
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
