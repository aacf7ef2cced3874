import { RecipientType } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { OneChoice } from "../deeds/one-choice.tsx";
import { refusalOf } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { recipientTypeWords } from "../share/sharing-words.ts";
import { VetRecipientDocument } from "./recipient-documents.ts";
import { recipientRefusedWords } from "./recipient-words.ts";

/** Who is nobody's outside, or is vetted in the case that they are of. */
const NOT_HERE: ReadonlySet<RecipientType> = new Set(["own_staff", "person_themself"]);

/** Keeps somebody to whom something may go, and how it is known that it is them. */
export function VetForm({ onDone }: { readonly onDone: (isKept: boolean) => void }): ReactNode {
  const [type, setType] = useState<RecipientType | null>(null);
  const [name, setName] = useState("");
  const [reach, setReach] = useState("");
  const [vetting, setVetting] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same until it is there: an answer that was lost keeps nobody twice.
  const id = useRef<string | null>(null);

  async function keep(): Promise<void> {
    if (type === null) return refuse(t`Say what they are.`);
    id.current ??= crypto.randomUUID();
    setBusy(true);
    const given = { type, name: name.trim(), reach: reach.trim(), vetting: vetting.trim() };
    const answer = await tell(VetRecipientDocument, { ...given, id: id.current });
    setBusy(false);
    const words = refusalOf(answer, (code) => {
      if (code === "id") id.current = null;
      return recipientRefusedWords(code);
    });
    if (words !== null) return refuse(words);
    announce({ kind: "demand", urgency: "polite", words: () => t`Kept: something may go to them.` });
    onDone(true);
  }
  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "demand", urgency: "assertive", words: () => words });
  }

  return (
    <form
      aria-label={t`Vet somebody`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <OneChoice
        label={t`What they are`}
        choices={RecipientType.options
          .filter((each) => !NOT_HERE.has(each))
          .map((each) => ({ id: each, label: recipientTypeWords(each) }))}
        selected={type}
        onSelect={(chosen) => setType(RecipientType.options.find((each) => each === chosen) ?? null)}
      />
      <TextField label={t`Their name`} maxLength={200} value={name} onChange={setName} />
      <TextField
        label={t`Where they are reached, found by ourselves`}
        maxLength={400}
        value={reach}
        onChange={setReach}
      />
      <WordsField
        label={t`How we know that it is them`}
        maxLength={2_000}
        value={vetting}
        onChange={setVetting}
      />
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={() => onDone(false)}>{t`Cancel`}</Button>
        <Button
          type="submit"
          tone="primary"
          isPending={isBusy}
          isDisabled={name.trim() === "" || vetting.trim() === ""}
        >{t`Keep them`}</Button>
      </div>
    </form>
  );
}
