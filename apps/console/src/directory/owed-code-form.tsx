import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { textOf } from "../sign-in/text-of.ts";
import { giveOwedCode, type OwedCode } from "./ask-directory.ts";

export interface OwedCodeFormProps {
  readonly isRefused: boolean;
  readonly onRefuse: (words: string | null) => void;
  readonly onProved: () => void;
}

function refusalWords(came: Exclude<OwedCode, "proved">): string {
  return {
    wrong_code: t`This code is not right, or was used already.`,
    locked: t`Too many wrong codes. Codes are locked for 15 minutes.`,
    refused: t`This took too long. Close this window and begin again.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[came];
}

/** The code that is still owed where the directory asked for no second factor. */
export function OwedCodeForm({ isRefused, onRefuse, onProved }: OwedCodeFormProps): ReactNode {
  const [isBusy, setBusy] = useState(false);

  async function submit(form: FormData): Promise<void> {
    setBusy(true);
    onRefuse(null);
    const typed = textOf(form, "code").trim();
    const digits = typed.replace(/\s/g, "");
    const came = await giveOwedCode(/^\d{6}$/.test(digits) ? digits : typed);
    setBusy(false);
    if (came === "proved") onProved();
    else onRefuse(refusalWords(came));
  }

  return (
    <form
      className="mt-2 flex flex-col gap-4"
      aria-describedby={isRefused ? "refusal" : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label={t`Code from your app, or a backup code`}
        name="code"
        autoComplete="one-time-code"
        spellCheck="false"
        isRequired
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
        autoFocus={mayTakeFocus()}
      />
      <Button type="submit" tone="primary" size="tall" isPending={isBusy}>
        {t`Go on`}
      </Button>
    </form>
  );
}
