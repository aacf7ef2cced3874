import "../inquiry/inquiry-texts.ts";
import type { ReactNode } from "react";
import { escalateRow } from "../escalation/escalate-at.ts";
import { useStore } from "../store/store.ts";
import { CameWith } from "./came-with.tsx";
import { handingOver } from "./hand-over-at.ts";
import { watchHandOverDrafts } from "./hand-over-drafts.ts";
import { HandOverForm } from "./hand-over-form.tsx";

// For as long as the page is there: what was begun outlives the form.
watchHandOverDrafts();

/** What handing over is to whoever has the contact that is open: what came with it, and the form that gives it on. */
export function HandOverMine(): ReactNode {
  const row = useStore(escalateRow);
  const asked = useStore(handingOver);
  if (row === null) return null;
  return (
    <>
      <CameWith key={`came/${row.id}`} row={row} />
      {asked === row.id ? <HandOverForm key={`form/${row.id}`} row={row} /> : null}
    </>
  );
}
