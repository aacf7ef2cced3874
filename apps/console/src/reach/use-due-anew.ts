import type { QueueRow } from "@holdfast/wire";
import { useEffect } from "react";
import { refreshContact } from "../contact/open-contact.ts";
import { followUps, writtenWay } from "../follow-ups/follow-ups.ts";
import { useStore } from "../store/store.ts";
import type { SafeContact } from "./reach-documents.ts";

/**
 * Asks anew when another follow-up is due here than those that were decided about: that one came due, or was settled, is no news of its
 * contact. The two come in either order, so that they differ counts and not that something was heard.
 */
export function useDueAnew(
  { id, medium }: Pick<QueueRow, "id" | "medium">,
  safe: Pick<SafeContact, "followUps"> | null,
): void {
  const known = useStore(followUps);
  const due = [...(known?.values() ?? [])].filter(
    ({ contact, state, way }) => contact.id === id && state === "due" && way === writtenWay(medium),
  );
  const heard = known === null ? null : listed(due);
  const decided = safe === null ? null : listed(safe.followUps);
  // Once for each difference: what the gateway says of it then stands.
  useEffect(() => {
    if (heard !== null && decided !== null && heard !== decided) void refreshContact(id);
  }, [id, heard, decided]);
}

function listed(followUp: readonly { readonly id: string }[]): string {
  return followUp
    .map(({ id }) => id)
    .toSorted()
    .join(" ");
}
