import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { askForLift } from "./ask-lead.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

/** Asks the shift leads to lift what locks a contact, with the reason that they read. */
export function AskLiftDialog({
  row,
  onClose,
}: {
  readonly row: QueueRow;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <ReasonDialog
      title={t`Ask a lead to lift the lock on contact ${String(row.number)}`}
      label={t`Why one check message should be sent now`}
      done={t`Ask`}
      send={async (reason) => askForLift(row.id, reason)}
      onClose={onClose}
    >
      <p className="text-muted">
        {t`Every shift lead is told at once. Whoever answers reads your reason, and you see the answer here. It is kept with your name.`}
      </p>
    </ReasonDialog>
  );
}
