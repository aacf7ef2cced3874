import { TakeOverReason } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { whoIsAt, type QueueRow, type StaffName } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { presence } from "../presence/presence-store.ts";
import { doingWords } from "../presence/presence-words.ts";
import { holderWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { takeOverReasonWords } from "./take-over-words.ts";

export interface TakeOverDialogProps {
  readonly row: QueueRow;
  /** Who had it when this was asked: nobody else's contact is taken over in their place. */
  readonly from: StaffName;
  readonly onCancel: () => void;
  readonly onTakeOver: (reason: TakeOverReason) => void;
}

/** Says what taking over does to the colleague, and asks why. Nothing is chosen beforehand. */
export function TakeOverDialog({ row, from, onCancel, onTakeOver }: TakeOverDialogProps): ReactNode {
  const me = useMe().id;
  const now = useNow(1_000);
  const [reason, choose] = useState<TakeOverReason | null>(null);
  const there = whoIsAt(useStore(presence), row.id, me, now).find(({ name }) => name === from.name);
  const isStillTheirs = row.holder?.id === from.id;
  const { name } = from;
  return (
    <Dialog title={t`Take over contact ${String(row.number)} from ${name}`} isOpen onClose={onCancel}>
      {isStillTheirs ? (
        <p className="text-muted">
          {there === undefined ? null : (
            <strong className="text-ink">{doingWords(name, there.doing)}. </strong>
          )}
          {t`${name} is told at once, with your reason, and can no longer answer here. What ${name} has not sent stays with the contact, as theirs.`}
        </p>
      ) : (
        <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
          {t`${name} no longer has this contact.`} {holderWords(row, me, now)}.
        </p>
      )}
      <RadioChoice<TakeOverReason>
        label={t`Why`}
        isColumn
        selected={reason}
        onSelect={choose}
        choices={TakeOverReason.options.map((id) => ({ id, label: takeOverReasonWords(id, name) }))}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={reason === null || !isStillTheirs}
          onPress={() => {
            if (reason !== null) onTakeOver(reason);
          }}
        >
          {t`Take over`}
        </Button>
      </div>
    </Dialog>
  );
}
