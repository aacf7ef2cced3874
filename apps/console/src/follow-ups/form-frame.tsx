import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { Refused } from "./change-follow-up.ts";

export interface FormFrameProps {
  readonly children: ReactNode;
  readonly save: string;
  /** Why nothing can be kept yet; `null`: it can. */
  readonly missing: string | null;
  readonly onSave: () => Promise<Refused>;
  readonly onCancel: () => void;
  readonly onKept: () => void;
}

/** A form that says in place why it was not kept, and stays until it was. */
export function FormFrame({ children, save, missing, onSave, onCancel, onKept }: FormFrameProps): ReactNode {
  const [refused, refuse] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const words = missing ?? (await onSave());
    setBusy(false);
    if (words === null) return onKept();
    refuse(words);
    announce({ kind: "follow-up", urgency: "assertive", words: () => words });
  }

  return (
    <form
      className="flex flex-col gap-3"
      // A browser would say less of what is wrong, and nothing to whoever listens.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {refused === null ? null : (
        <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{refused}</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>
          {save}
        </Button>
      </div>
    </form>
  );
}
