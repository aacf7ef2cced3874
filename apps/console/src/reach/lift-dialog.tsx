import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { AskedReason } from "./asked-reason.tsx";
import { liftLock } from "./lift.ts";
import type { LiftAsk } from "./lift-ask.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

/** A lead's word that one neutral check message may be sent, with the reason that is kept; what was asked stands above it. */
export function LiftDialog({
  row,
  ask = null,
  onClose,
}: {
  readonly row: QueueRow;
  readonly ask?: LiftAsk | null;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <ReasonDialog
      title={t`Lift the lock on contact ${String(row.number)}`}
      label={t`Why it is safe to ask now`}
      done={t`Lift`}
      send={async (reason) => liftLock(row.id, reason)}
      onClose={onClose}
    >
      <AskedReason ask={ask} />
      <p className="text-muted">
        {t`One neutral check message may then be sent, within 15 minutes. Nothing else is opened. Your reason is kept with your name.`}
      </p>
    </ReasonDialog>
  );
}
