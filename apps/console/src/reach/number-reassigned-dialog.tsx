import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { actOn } from "./reach-acts.ts";

/** Asks once before a number is noted to be somebody else's now, and says what is lost: nothing brings it back. */
export function NumberReassignedDialog({
  row,
  onClose,
}: {
  readonly row: QueueRow;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog
      title={t`Contact ${String(row.number)}: is this number somebody else’s now?`}
      isOpen
      onClose={onClose}
    >
      <p>
        {t`What was agreed for this number then no longer holds: how and when to reach them, the cover story, the check question. Its code words are no longer heard, the danger word among them.`}
      </p>
      <p className="font-medium">{t`This cannot be undone.`}</p>
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          onPress={() => {
            onClose();
            void actOn(row.id, { kind: "number_reassigned" });
          }}
        >
          {t`It is somebody else’s now`}
        </Button>
      </div>
    </Dialog>
  );
}
