import { saysWhy, WHY_LENGTH_MOST } from "@holdfast/access-policy";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { WordsField } from "../deeds/words-field.tsx";
import { OpenInEmergencyDocument } from "./open-documents.ts";
import { notOpenedWords } from "./open-words.ts";

export interface OpenFormProps {
  /** Typed elsewhere already, or nothing. */
  readonly number: string;
  readonly look: () => Promise<void>;
  readonly onClose: () => void;
}

const NUMBER = /^[1-9][0-9]{0,8}$/;

/** Which case, and why; and, before it is done, what will happen. */
export function OpenForm({ number: given, look, onClose }: OpenFormProps): ReactNode {
  const [number, setNumber] = useState(given);
  const [why, setWhy] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // Said again after no answer came, it is opened once.
  const [id] = useState(() => crypto.randomUUID());
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  const isSaid = NUMBER.test(number.trim()) && saysWhy(why.trim()) === "yes";

  async function open(): Promise<void> {
    setBusy(true);
    const answer = await tell(OpenInEmergencyDocument, {
      id,
      caseNumber: Number(number.trim()),
      why: why.trim(),
    });
    setBusy(false);
    const words =
      answer.kind === "data" ? notOpenedWords(answer.data.done, serverNow()) : failureWords(answer.kind);
    setFault(words);
    announce({
      kind: "emergency-open",
      urgency: "assertive",
      words: () => words ?? t`The case is open to you. Leads were told.`,
    });
    await look();
    if (words === null) onClose();
  }

  return (
    <form
      ref={form}
      aria-label={t`Open in an emergency`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSaid && !isBusy) void open();
      }}
    >
      <p>{t`Only when somebody may come to harm before a lead can let you in. All leads on shift and the privacy officers are told at once: who you are, which case, and why. One of them looks at it within 24 hours. You read the case for an hour and change nothing. If it was not right, it closes at once.`}</p>
      <TextField label={t`The case’s number`} inputMode="numeric" value={number} onChange={setNumber} />
      <WordsField
        label={t`Why, in three words at least`}
        maxLength={WHY_LENGTH_MOST}
        value={why}
        onChange={setWhy}
      />
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="small" onPress={onClose}>{t`Cancel`}</Button>
        <Button type="submit" size="small" isDisabled={!isSaid} isPending={isBusy}>
          {t`Open it, and tell the leads`}
        </Button>
      </div>
    </form>
  );
}
