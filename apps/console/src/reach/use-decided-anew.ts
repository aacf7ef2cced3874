import type { ContactId } from "@holdfast/case-schema";
import { useCallback } from "react";
import { useChangedByTime } from "../clock/use-changed-by-time.ts";
import { refreshContact } from "../contact/open-contact.ts";
import type { SafeContact } from "./reach-documents.ts";

type Decided = Pick<SafeContact, "decision" | "followUps" | "standing">;

/**
 * Asks anew when time alone may have changed a decision, or whether a way is open that the header tells: also one that this contact
 * does not take. Every event of the contact asks by itself.
 */
export function useDecidedAnew(id: ContactId, safe: Decided | null): void {
  const ask = useCallback(() => void refreshContact(id), [id]);
  useChangedByTime(safe === null ? null : firstChange(safe), safe, ask);
}

function firstChange({ decision, followUps, standing }: Decided): number | null {
  const changing = [decision, ...followUps.map((each) => each.decision), ...standing.ways];
  const instants = changing.map(({ changesAt }) => changesAt);
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
