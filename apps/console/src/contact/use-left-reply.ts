import type { ContactId } from "@holdfast/case-schema";
import { useState } from "react";
import { useStore } from "../store/store.ts";
import { drafts } from "./draft-store.ts";
import { draftOf } from "./drafts.ts";

/**
 * Whether a reply stays in view, to be read, for somebody who does not have the contact: there are words of it, or they
 * were at it when the contact left them. Whoever types on must not be writing something else all at once.
 */
export function useLeftReply(contact: ContactId, isMine: boolean): boolean {
  const hasWords = draftOf(useStore(drafts), contact, "reply") !== "";
  const [wasMine, setWasMine] = useState(isMine);
  const [wasInHand, setInHand] = useState(false);
  if (wasMine !== isMine) {
    setWasMine(isMine);
    setInHand(!isMine && document.activeElement?.closest("[data-pane='composer']") != null);
  }
  return !isMine && (hasWords || wasInHand);
}
