import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { textOf } from "../sign-in/text-of.ts";

export interface PasswordStepProps {
  readonly words: string;
  /** What went wrong, in words; `null` when it went well. */
  readonly onSubmit: (password: string) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** Asks for the password before something about the account changes. */
export function PasswordStep({ words, onSubmit, onCancel }: PasswordStepProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const about = useId();

  async function submit(password: string): Promise<void> {
    setBusy(true);
    const wrong = await onSubmit(password);
    setBusy(false);
    refuse(wrong);
    if (wrong !== null) announce({ kind: "account", urgency: "assertive", words: () => wrong });
  }

  return (
    <form
      className="flex max-w-sm flex-col gap-3"
      aria-describedby={about}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(textOf(new FormData(event.currentTarget), "password"));
      }}
    >
      <p id={about} className={refusal === null ? "text-muted" : "text-concern"}>
        {refusal ?? words}
      </p>
      <TextField
        label={t`Your password`}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <div className="flex gap-2">
        <Button type="submit" tone="primary" isPending={isBusy}>
          {t`Go on`}
        </Button>
        <Button onPress={onCancel}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
