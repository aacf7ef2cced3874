import { hasVisibleText } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";

/** Asks for a reason in words and sends it; what it is refused with stands beside it, and what was typed stays. */
export function ReasonDialog({
  title,
  label,
  done,
  send,
  onClose,
  children,
}: {
  readonly title: string;
  /** What is asked. */
  readonly label: string;
  /** What the button that sends it says. */
  readonly done: string;
  /** `null` when it is done, else why not. */
  readonly send: (reason: string) => Promise<string | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const [reason, write] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const faultId = useId();
  const hasReason = hasVisibleText(reason);

  async function submit(): Promise<void> {
    if (!hasReason || isBusy) return;
    setBusy(true);
    const refusal = await send(reason.trim());
    setBusy(false);
    if (refusal === null) onClose();
    else setFault(refusal);
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {children}
      <form
        className="flex flex-col gap-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={label}
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
            {done}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
