import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { declineLift } from "./ask-lead.ts";
import { AskedReason } from "./asked-reason.tsx";
import type { LiftAsk } from "./lift-ask.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

/** A lead's no to what was asked of them, with the reason that whoever asked reads. */
export function DeclineLiftDialog({
  row,
  ask,
  onClose,
}: {
  readonly row: QueueRow;
  readonly ask: LiftAsk | null;
  readonly onClose: () => void;
}): ReactNode {
  // What they began to answer: what is asked meanwhile is another question.
  const [read] = useState(ask);
  return (
    <ReasonDialog
      title={t`Decline to lift the lock on contact ${String(row.number)}`}
      label={t`Why not now`}
      done={t`Decline`}
      send={async (reason) => declineLift(row.id, read?.read?.id ?? "", reason)}
      onClose={onClose}
    >
      <AskedReason ask={read} />
      <p className="text-muted">{t`Whoever asked reads your reason, with your name.`}</p>
    </ReasonDialog>
  );
}
