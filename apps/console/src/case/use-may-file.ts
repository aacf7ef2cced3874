import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { caseRow } from "./case-at.ts";

/** Whether the open contact is theirs to file (A53). The gateway says so in the end. */
export function useMayFile(): boolean {
  const { id, role, capabilities } = useMe();
  const row = useStore(caseRow);
  if (row === null || !capabilities.has("case.file")) return false;
  return row.status === "closed" ? role === "shift_lead" : row.holder?.id === id && row.status === "claimed";
}
