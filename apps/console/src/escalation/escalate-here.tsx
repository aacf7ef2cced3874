import "../inquiry/inquiry-texts.ts";
import type { ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useStore } from "../store/store.ts";
import { EscalateDialog } from "./escalate-dialog.tsx";
import { escalateRow, escalating } from "./escalate-at.ts";
import { standsWords } from "./escalation-words.ts";
import { escalations } from "./escalations.ts";

/** Whether leads were called to the contact that is open, who has seen it, and the question before they are. */
export function EscalateHere(): ReactNode {
  const row = useStore(escalateRow);
  const asked = useStore(escalating);
  const last = useStore(escalations).find(({ contact }) => contact.id === row?.id);
  const isAsked = row !== null && asked === row.id && row.status !== "closed";
  useFocusAfter(isAsked, focusAfterMove);
  if (row === null) return null;
  return (
    <>
      {last === undefined || row.status === "closed" ? null : (
        <p className="border-b border-line bg-danger-tint px-5 py-1.5 text-small font-medium text-danger tabular-nums">
          {standsWords(last)}
        </p>
      )}
      {isAsked ? <EscalateDialog key={row.id} row={row} onClose={() => escalating.set(null)} /> : null}
    </>
  );
}
