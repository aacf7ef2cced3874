import { BLOCK_WHY_MAX, BlockReason } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { blockReasonWords } from "./block-words.ts";
import { blockThread } from "./blocks.ts";
import { LengthChoice } from "./length-choice.tsx";

export interface BlockDialogProps {
  readonly contactId: string;
  readonly number: number;
  readonly onCancel: () => void;
  readonly onBlocked: () => void;
}

/** Asks a lead why and for how long. Nothing is chosen beforehand, and what it does is said first. */
export function BlockDialog({ contactId, number, onCancel, onBlocked }: BlockDialogProps): ReactNode {
  const [reason, choose] = useState<BlockReason | null>(null);
  const [length, setLength] = useState<number | null>(null);
  const [why, write] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const field = useId();

  async function block(): Promise<void> {
    if (reason === null || length === null || isBusy) return;
    setBusy(true);
    const refusal = await blockThread(contactId, reason, why, length);
    setBusy(false);
    if (refusal === null) return onBlocked();
    setFault(refusal);
    announce({ kind: `block:${contactId}`, urgency: "assertive", words: () => refusal });
  }

  return (
    <Dialog title={t`Block whoever writes in contact ${String(number)}`} isOpen onClose={onCancel}>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-small text-muted">
        <li>{t`It holds once this contact is closed. What they write then is kept, alerts nobody and waits for nobody.`}</li>
        <li>{t`Danger, a crisis, a minor, and what cannot be read are heard all the same.`}</li>
        <li>{t`Somebody who is angry is not for that reason abusive. A shared phone or a shelter’s line is never blocked.`}</li>
      </ul>
      <RadioChoice<BlockReason>
        label={t`Why`}
        showsLabel
        isColumn
        selected={reason}
        onSelect={choose}
        choices={BlockReason.options.map((each) => ({ id: each, label: blockReasonWords(each) }))}
      />
      <LengthChoice selected={length} onSelect={setLength} />
      <div className="flex flex-col gap-1">
        <label htmlFor={field} className="text-small font-medium">
          {t`What happened, and what was said to them before`}
        </label>
        <textarea
          id={field}
          rows={3}
          maxLength={BLOCK_WHY_MAX}
          autoComplete="off"
          data-words=""
          className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
          value={why}
          onChange={({ target }) => write(target.value)}
        />
      </div>
      {fault === null ? null : <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{fault}</p>}
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={reason === null || length === null || why.trim() === ""}
          isPending={isBusy}
          onPress={() => void block()}
        >
          {t`Block`}
        </Button>
      </div>
    </Dialog>
  );
}
