import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { signInWithCode, type CodeAnswer, type CodeKind } from "../api/sign-in.ts";
import { openSession } from "../session/session.ts";
import { textOf } from "./text-of.ts";

export interface CodeFormProps {
  readonly isRefused: boolean;
  readonly onRefuse: (words: string | null) => void;
  /** Begins again with the password. */
  readonly onBack: () => void;
}

function refusalWords(answer: Exclude<CodeAnswer, "signed_in">, kind: CodeKind): string {
  return {
    refused:
      kind === "app"
        ? t`This code is not right, or was used already. Wait for the next one.`
        : t`This backup code is not right, or was used already.`,
    over: t`This took too long, or too many tries. Sign in again.`,
    locked: t`Too many wrong codes. Codes are locked for 15 minutes.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[answer];
}

/** The code from somebody's own device, or one from the list they keep. */
export function CodeForm({ isRefused, onRefuse, onBack }: CodeFormProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [kind, setKind] = useState<CodeKind>("app");

  async function submit(form: FormData): Promise<void> {
    setBusy(true);
    onRefuse(null);
    const typed = textOf(form, "code").trim();
    const answer = await signInWithCode(kind === "app" ? typed.replace(/\s/g, "") : typed, kind);
    if (answer === "signed_in") await openSession();
    else {
      onRefuse(refusalWords(answer, kind));
      if (answer === "over") onBack();
    }
    setBusy(false);
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
      <p className="text-muted">
        {kind === "app"
          ? t`That is right so far. Type the six digits that your authenticator app shows now.`
          : t`That is right so far. Type one of the backup codes that you keep; it works once.`}
      </p>
      <TextField
        key={kind}
        label={kind === "app" ? t`Code from your app` : t`Backup code`}
        name="code"
        autoComplete="one-time-code"
        inputMode={kind === "app" ? "numeric" : "text"}
        spellCheck="false"
        isRequired
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do now, asked for by signing in
        autoFocus={mayTakeFocus()}
      />
      <Button type="submit" tone="primary" size="tall" isPending={isBusy}>
        {isBusy ? t`Signing in…` : t`Sign in`}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button tone="quiet" size="small" onPress={() => setKind(kind === "app" ? "backup" : "app")}>
          {kind === "app" ? t`Use a backup code` : t`Use your app`}
        </Button>
        <Button
          tone="quiet"
          size="small"
          onPress={() => {
            onRefuse(null);
            onBack();
          }}
        >
          {t`Start again`}
        </Button>
      </div>
    </form>
  );
}
