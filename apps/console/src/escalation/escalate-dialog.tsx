import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { EscalateDocument, LeadsToCallDocument } from "./escalation-documents.ts";
import { namesWords } from "./escalation-words.ts";
import { readEscalations } from "./escalations.ts";

/** Who is on shift to be called, as far as it is known. */
type Leads = readonly { readonly name: string }[] | "asking" | "unknown";

/** Says who is going to be called and what will happen; the second step does it. Nothing is done by looking. */
export function EscalateDialog({
  row,
  onClose,
}: {
  readonly row: QueueRow;
  readonly onClose: () => void;
}): ReactNode {
  const [leads, learn] = useState<Leads>("asking");
  const [isBusy, busy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  // One id for all presses in this dialog: whatever is lost on the way, it is one escalation.
  const [id] = useState(() => crypto.randomUUID());
  const [times, again] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = await ask(LeadsToCallDocument, { contactId: row.id }, true);
      if (isWanted) learn(answer.kind === "data" ? answer.data.leadsToCall : "unknown");
    };
    void look();
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when somebody looks again
  }, [row.id, times]);

  const escalate = async (): Promise<void> => {
    busy(true);
    const answer = await tell(EscalateDocument, { id, contactId: row.id });
    busy(false);
    const words = answer.kind === "data" ? whyNot(answer.data.done) : failureWords(answer.kind);
    refuse(words);
    if (words !== null) return;
    const said = typeof leads === "string" || leads.length === 0 ? null : namesWords(leads);
    announce({
      kind: `escalated:${row.id}`,
      urgency: "polite",
      words: () =>
        said === null ? t`Marked as danger. No lead is on shift.` : t`Marked as danger. Called: ${said}.`,
    });
    void readEscalations();
    onClose();
  };

  const number = String(row.number);
  return (
    <Dialog title={t`Escalate contact ${number}`} isOpen onClose={onClose}>
      <LeadsLine leads={leads} />
      <ul className="list-disc pl-5">
        <li>{t`The contact is marked as danger and leads the queue at once.`}</li>
        <li>{t`Leads on shift are alarmed, and again after 20 and 40 seconds and each minute, until one of them says that they see it.`}</li>
        <li>{t`You keep the contact, and see here who has seen it. That you escalated stays on record.`}</li>
      </ul>
      {refusal === null ? null : (
        <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{refusal}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        {leads === "unknown" ? (
          <Button
            onPress={() => {
              learn("asking");
              again((before) => before + 1);
            }}
          >{t`Look again`}</Button>
        ) : null}
        <Button
          tone="primary"
          isDisabled={leads === "asking"}
          isPending={isBusy}
          onPress={() => void escalate()}
        >
          {t`Escalate now`}
        </Button>
      </div>
    </Dialog>
  );
}

function LeadsLine({ leads }: { readonly leads: Leads }): ReactNode {
  if (leads === "asking") return <p className="text-muted">{t`Looking who is on shift…`}</p>;
  if (leads === "unknown")
    return <p>{t`It could not be read who is on shift. Whoever leads and is on shift is called.`}</p>;
  if (leads.length === 0)
    return (
      <p className="rounded-hf bg-concern-tint px-3 py-2 font-medium text-concern">
        {t`No lead is on shift now: nobody is called here. Whoever begins a shift as a lead sees it.`}
      </p>
    );
  const names = namesWords(leads);
  return (
    <p>
      {t`Will be called:`} <strong>{names}</strong>
    </p>
  );
}

type Done =
  | { readonly __typename: "Escalated" | "ContactClosed" | "NotFound" }
  | { readonly __typename: "NotHolder"; readonly holder: { readonly name: string } | null };

/** `null`: leads are called. */
function whyNot(done: Done): string | null {
  switch (done.__typename) {
    case "Escalated":
      return null;
    case "ContactClosed":
      return t`This contact is closed: nobody is called.`;
    case "NotFound":
      return t`This contact is not here any more.`;
    case "NotHolder": {
      const name = done.holder?.name ?? "";
      return t`${name} has this contact. Take it over, or tell ${name}: only whoever has it escalates it.`;
    }
  }
}
