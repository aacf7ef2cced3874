import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { signInByPasskey, type PasskeyAnswer } from "../api/passkey-sign-in.ts";
import { signIn, type SignInAnswer } from "../api/sign-in.ts";
import { hasPasskeys } from "../passkey/browser-passkey.ts";
import { goToDirectory } from "../directory/ask-directory.ts";
import { directoryName } from "../directory/directory-name.ts";
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

const awayWords = (name: string): string =>
  t`${name} does not answer now. Try again in a moment, or sign in in another way.`;

/** Username and password, a passkey, or the organisation's own directory. */
export function PasswordForm({ isRefused, onRefuse, onCodeWanted }: PasswordFormProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [usesKey, setUsesKey] = useState(false);
  const [isLeaving, leave] = useState(false);
  const name = directoryName();

  async function useDirectory(at: string): Promise<void> {
    leave(true);
    onRefuse(null);
    const came = await goToDirectory({ for: "sign_in" });
    // What was gone to takes a moment to come: nothing is pressed twice meanwhile.
    if (came === "gone") return;
    leave(false);
    onRefuse(came === "away" ? awayWords(at) : keyWords(came === "too_many" ? came : "unreachable"));
  }
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
      {name === null ? null : (
        <Button isPending={isLeaving} onPress={() => void useDirectory(name)}>
          {t`Sign in with ${name}`}
        </Button>
      )}
    </form>
  );
}
