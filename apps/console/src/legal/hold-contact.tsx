import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { readNumber } from "../closed/read-number.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import type { DeedAnswer } from "../deeds/use-deed.ts";
import { HoldDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

export interface HoldContactProps extends Pick<LegalPartProps, "deeds" | "describedBy"> {
  readonly processId: string;
}

/**
 * Keeps one contact, by the number that colleagues call it: open or closed, filed or not, so that no case is held for it. Counsel, who
 * looks no contact up, does so too: nothing is told of it.
 */
export function HoldContact({ processId, deeds, describedBy }: HoldContactProps): ReactNode {
  const [typed, type] = useState("");
  const [again, typeAgain] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  // The same until it stands: an answer that was lost holds nothing twice.
  const hold = useRef<{ readonly id: string; readonly contactNumber: number } | null>(null);

  async function place(): Promise<void> {
    const contactNumber = readNumber(typed);
    if (contactNumber === null) return refuse(t`Type the number of a contact.`);
    // A wrong digit is a stranger's.
    if (readNumber(again) !== contactNumber)
      return refuse(t`The two numbers are not the same. Type it once more, from the paper.`);
    setFault(null);
    if (hold.current?.contactNumber !== contactNumber)
      hold.current = { id: crypto.randomUUID(), contactNumber };
    const given = { ...hold.current, processId };
    const done = await deeds.act(
      async () => ofContact(await tell(HoldDocument, given)),
      t`It is on hold: nothing of it is purged. Look whether it came on the day that is meant.`,
    );
    if (!done) return;
    hold.current = null;
    type("");
    typeAgain("");
  }

  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "demand", urgency: "assertive", words: () => words });
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
      <TextField
        label={t`The same number again`}
        inputMode="numeric"
        autoComplete="off"
        value={again}
        onChange={typeAgain}
      />
      <Button
        type="submit"
        size="small"
        aria-describedby={describedBy}
        isPending={deeds.isBusy}
      >{t`Put this contact on hold`}</Button>
      <FaultLine fault={fault} />
    </form>
  );
}

/** What is not there is a contact of that number, and no case. */
function ofContact(answer: DeedAnswer): DeedAnswer {
  if (answer.kind !== "data" || answer.data.done.__typename !== "NotFound") return answer;
  return { ...answer, data: { done: { ...answer.data.done, because: "no_contact" } } };
}
