import type { ReactNode } from "react";
import { EscalateHere } from "../escalation/escalate-here.tsx";
import { HandOverHere } from "../handover/hand-over-here.tsx";

/** What stands above a contact that is open and comes after it: that leads were called, and what goes or came with it. */
export function AboveContact(): ReactNode {
  return (
    <>
      <EscalateHere />
      <HandOverHere />
    </>
  );
}
