import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";

export interface SeenDialogProps {
  readonly number: number;
  readonly onSeen: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks once, in words, before nobody is led to a message any more. */
export function SeenDialog({ number, onSeen, onClose }: SeenDialogProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const contact = String(number);
  return (
    <Dialog title={t`Take contact ${contact} off this list?`} isOpen onClose={onClose}>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>{t`Nobody is led to this message again. Open the contact and read it first.`}</li>
        <li>{t`The contact stays as it is. Nobody is told.`}</li>
        <li>{t`Your name and the time are kept.`}</li>
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isPending={isBusy}
          onPress={() => {
            setBusy(true);
            void onSeen();
          }}
        >
          {t`I have read it`}
        </Button>
      </div>
    </Dialog>
  );
}
