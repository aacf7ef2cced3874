import type { QueueRow } from "@holdfast/wire";
import { useStore } from "../store/store.ts";
import { markOf } from "./follow-up-words.ts";
import { followUps, standingIn } from "./follow-ups.ts";

/** The marks of a contact in its row that say what was agreed for now; none when nothing was. */
export function useFollowUpMarks(row: QueueRow): readonly string[] {
  return markOf(standingIn(useStore(followUps), row.id));
}
