import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { readNumber } from "../closed/read-number.ts";
import { failureWords } from "../contact/moves.ts";
import { FaultLine } from "../inquiry/fault-line.tsx";
import { queue } from "../queue/queue-store.ts";
import { ClosedNumberDocument, HoldDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

export interface HoldContactProps extends Pick<LegalPartProps, "deeds" | "describedBy"> {
  readonly processId: string;
}

/** Keeps one contact, by the number that colleagues call it: open or closed, filed or not, so that no case is held for it. */
export function HoldContact({ processId, deeds, describedBy }: HoldContactProps): ReactNode {
  const [typed, type] = useState("");
  const [isLooking, setLooking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same until it stands: an answer that was lost holds nothing twice.
  const hold = useRef<{ readonly id: string; readonly contactId: string } | null>(null);

  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "demand", urgency: "assertive", words: () => words });
  }

  async function place(): Promise<void> {
    const number = readNumber(typed);
    setFault(null);
    if (number === null) return refuse(t`Type the number of a contact.`);
    setLooking(true);
    const found = await contactOf(number);
    setLooking(false);
    if (found.kind !== "found") return refuse(notFoundWords(found.kind));
    const { contactId } = found;
    if (hold.current?.contactId !== contactId) hold.current = { id: crypto.randomUUID(), contactId };
    const { id } = hold.current;
    const done = await deeds.act(
      async () => tell(HoldDocument, { id, processId, contactId }),
      t`It is on hold: nothing of it is purged.`,
    );
    if (!done) return;
    hold.current = null;
    type("");
  }

  return (
    <form
      aria-label={t`Put one contact on hold`}
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void place();
      }}
    >
      <TextField
        label={t`Or one contact that must stay, by its number`}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={type}
      />
      <Button
        type="submit"
        size="small"
        aria-describedby={describedBy}
        isPending={isLooking || deeds.isBusy}
      >{t`Put this contact on hold`}</Button>
      <FaultLine fault={fault} />
    </form>
  );
}

type Found =
  | { readonly kind: "found"; readonly contactId: string }
  | { readonly kind: "none" | "signed_out" | "unreachable" | "failed" };

/** Which contact has a number: one that is open, else one that was closed. */
async function contactOf(number: number): Promise<Found> {
  const open = [...queue.get().board.rows.values()].find((row) => row.number === number);
  if (open !== undefined) return { kind: "found", contactId: open.id };
  const answer = await ask(ClosedNumberDocument, { number });
  if (answer.kind !== "data") return { kind: answer.kind };
  const closed = answer.data.closedContacts.contacts[0]?.row.id;
  return closed === undefined ? { kind: "none" } : { kind: "found", contactId: closed };
}

function notFoundWords(kind: Exclude<Found["kind"], "found">): string {
  return kind === "none" ? t`No contact has this number.` : failureWords(kind);
}
