import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { signInByPasskey, type PasskeyAnswer } from "../api/passkey-sign-in.ts";
import { signIn, type SignInAnswer } from "../api/sign-in.ts";
import { hasPasskeys } from "../passkey/browser-passkey.ts";
import { openSession } from "../session/session.ts";
import { textOf } from "./text-of.ts";

export interface PasswordFormProps {
  readonly isRefused: boolean;
  readonly onRefuse: (words: string | null) => void;
  readonly onCodeWanted: () => void;
}

function refusalWords(answer: Exclude<SignInAnswer, "signed_in" | "code_wanted">): string {
  return {
    refused: t`This username and password do not go together.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[answer];
}

function keyWords(answer: Exclude<PasskeyAnswer, "signed_in">): string {
  return {
    none: t`No passkey was used.`,
    refused: t`This passkey is not taken here.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[answer];
}

/** Username and password, or a passkey. */
export function PasswordForm({ isRefused, onRefuse, onCodeWanted }: PasswordFormProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [usesKey, setUsesKey] = useState(false);

  async function submit(form: FormData): Promise<void> {
    setBusy(true);
    onRefuse(null);
    const answer = await signIn(textOf(form, "username").trim(), textOf(form, "password"));
    if (answer === "signed_in") await openSession();
    else if (answer === "code_wanted") onCodeWanted();
    else onRefuse(refusalWords(answer));
    setBusy(false);
  }

  async function useKey(): Promise<void> {
    setUsesKey(true);
    onRefuse(null);
    const answer = await signInByPasskey();
    if (answer === "signed_in") await openSession();
    else onRefuse(keyWords(answer));
    setUsesKey(false);
  }

  return (
    <form
      className="mt-4 flex flex-col gap-4"
      aria-describedby={isRefused ? "refusal" : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label={t`Username`}
        name="username"
        autoComplete="username"
        spellCheck="false"
        isRequired
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
        autoFocus={mayTakeFocus()}
      />
      <TextField
        label={t`Password`}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <Button type="submit" tone="primary" size="tall" isPending={isBusy}>
        {isBusy ? t`Signing in…` : t`Sign in`}
      </Button>
      {hasPasskeys() ? (
        <Button isPending={usesKey} onPress={() => void useKey()}>{t`Use a passkey`}</Button>
      ) : null}
    </form>
  );
}
