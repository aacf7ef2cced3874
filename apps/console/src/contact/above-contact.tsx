import type { ReactNode } from "react";
import { MovedHere } from "../board/moved-here.tsx";
import { EscalateHere } from "../escalation/escalate-here.tsx";
import { HandOverHere } from "../handover/hand-over-here.tsx";

/** What stands above a contact that is open and comes after it: that leads were called, what goes or came with it, and how leads moved it. */
export function AboveContact(): ReactNode {
  return (
    <>
      <EscalateHere />
      <HandOverHere />
      <MovedHere />
    </>
  );
}
