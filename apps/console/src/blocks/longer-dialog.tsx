import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ONE_LEAD_MS } from "./block-words.ts";
import { LengthChoice } from "./length-choice.tsx";

export interface LongerDialogProps {
  readonly number: number;
  readonly onCancel: () => void;
  readonly onPropose: (milliseconds: number) => Promise<void>;
}

/** Asks for how much longer; another lead has to agree. */
export function LongerDialog({ number, onCancel, onPropose }: LongerDialogProps): ReactNode {
  const [length, choose] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <Dialog title={t`A longer block of contact ${String(number)}`} isOpen onClose={onCancel}>
      <p className="text-muted">
        {t`Counted from when it was set. It holds once another lead agrees, and ends after 30 days unless a lead reviews it.`}
      </p>
      <LengthChoice longerThanMs={ONE_LEAD_MS} selected={length} onSelect={choose} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={length === null}
          isPending={isBusy}
          onPress={() => {
            if (length === null) return;
            setBusy(true);
            void onPropose(length);
          }}
        >
          {t`Propose it`}
        </Button>
      </div>
    </Dialog>
  );
}
