import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { queue } from "../queue/queue-store.ts";
import { cardAt } from "./card-at.ts";
import { askToMove, chosen, moving } from "./moving.ts";

/** Opens the form for the card that has the focus, else for all that are chosen; where there is neither, says so. */
export function moveFromHere(): void {
  const here = cardAt(document.activeElement);
  const { rows } = queue.get().board;
  const all = chosen.get().filter((id) => rows.has(id));
  if (here !== null) askToMove(here);
  else if (all.length > 0) moving.set({ contacts: all, to: null });
  else
    announce({
      kind: "lead-move",
      urgency: "assertive",
      words: () => t`No contact is chosen. Choose one, or go to its card.`,
    });
}
