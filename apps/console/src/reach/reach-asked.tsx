import "./reach-texts.ts";
import { QueueRow } from "@holdfast/wire";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { AskLiftDialog } from "./ask-lift-dialog.tsx";
import { DeclineLiftDialog } from "./decline-lift-dialog.tsx";
import { LiftDialog } from "./lift-dialog.tsx";
import { liftAskOf } from "./lift-ask.ts";
import { NumberReassignedDialog } from "./number-reassigned-dialog.tsx";
import { PreferenceDialog } from "./preference-dialog.tsx";
import { liftAskRead } from "./read-lift-ask.ts";
import { reachQuestion } from "./reach-dialog-store.ts";

/** The question about reaching somebody that is open, of the contact that is open. */
export function ReachAsked(): ReactNode {
  const question = useStore(reachQuestion);
  const opened = useStore(openContact);
  const read = useStore(liftAskRead);
  if (question.kind === "none" || opened.kind !== "ready" || opened.id !== question.contact) return null;
  const row = QueueRow.parse(opened.contact.row);
  const close = (): void => reachQuestion.set({ kind: "none" });
  const asked = liftAskOf(row, read);
  const ask = asked?.answer === null ? asked : null;
  if (question.kind === "lift") return <LiftDialog row={row} ask={ask} onClose={close} />;
  if (question.kind === "ask_lift") return <AskLiftDialog row={row} onClose={close} />;
  if (question.kind === "decline_lift") return <DeclineLiftDialog row={row} ask={ask} onClose={close} />;
  if (question.kind === "number_reassigned") return <NumberReassignedDialog row={row} onClose={close} />;
  const { decision, preference, danger } = opened.contact.safeContact;
  return (
    <PreferenceDialog
      id={row.id}
      number={row.number}
      preference={decision.hands.withholds.includes("facts") ? null : preference}
      agreed={preference}
      isDanger={danger !== null}
      onClose={close}
    />
  );
}
