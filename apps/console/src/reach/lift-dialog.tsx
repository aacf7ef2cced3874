import { hasVisibleText } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { liftLock } from "./lift.ts";

/** A lead's word that one neutral check message may be sent, with the reason that is kept. */
export function LiftDialog({
  row,
  onClose,
}: {
  readonly row: QueueRow;
  readonly onClose: () => void;
}): ReactNode {
  const [reason, write] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const faultId = useId();
  const hasReason = hasVisibleText(reason);

  async function submit(): Promise<void> {
    if (!hasReason || isBusy) return;
    setBusy(true);
    const refusal = await liftLock(row.id, reason.trim());
    setBusy(false);
    if (refusal === null) onClose();
    else setFault(refusal);
  }

  return (
    <Dialog title={t`Lift the lock on contact ${String(row.number)}`} isOpen onClose={onClose}>
      <p className="text-muted">
        {t`One neutral check message may then be sent, within 15 minutes. Nothing else is opened. Your reason is kept with your name.`}
      </p>
      <form
        className="flex flex-col gap-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t`Why it is safe to ask now`}
          value={reason}
          onChange={(next) => {
            write(next);
            setFault(null);
          }}
          isInvalid={fault !== null}
          validationBehavior="aria"
          {...(fault === null ? {} : { "aria-describedby": faultId })}
        />
        {fault === null ? null : (
          <p id={faultId} className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" isDisabled={!hasReason} isPending={isBusy}>
            {t`Lift`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
