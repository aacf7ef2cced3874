import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { guessedFirstWords, passwordFault } from "../account/password-fault.ts";
import { textOf } from "../sign-in/text-of.ts";
import { linkWords } from "./link-words.ts";
import { spendLink } from "./one-time-link.ts";

export interface ChoosePasswordProps {
  readonly secret: string;
  readonly name: string;
  readonly username: string;
  readonly isRefused: boolean;
  readonly onRefuse: (words: string | null) => void;
  readonly onDone: () => void;
}

/** Twice the new password, and for whom; password managers learn both. */
export function ChoosePassword(props: ChoosePasswordProps): ReactNode {
  const { secret, name, username, isRefused, onRefuse, onDone } = props;
  const [isBusy, setBusy] = useState(false);

  async function submit(form: FormData): Promise<void> {
    const password = textOf(form, "password");
    const fault = passwordFault(password, textOf(form, "again"));
    onRefuse(fault);
    if (fault !== null) return;
    setBusy(true);
    const used = await spendLink(secret, password);
    setBusy(false);
    if (used === "used") onDone();
    else if (used === "guessed_first") onRefuse(guessedFirstWords());
    else onRefuse(used === "password" ? passwordFault("", "") : linkWords(used));
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
      <p className="text-muted">{t`For ${name}. You sign in with the username ${username}.`}</p>
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      <TextField
        label={t`New password, at least 12 characters`}
        name="password"
        type="password"
        autoComplete="new-password"
        isRequired
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form before it is gone
        autoFocus={mayTakeFocus()}
      />
      <TextField
        label={t`The same again`}
        name="again"
        type="password"
        autoComplete="new-password"
        isRequired
      />
      <Button type="submit" tone="primary" size="tall" isPending={isBusy}>
        {isBusy ? t`Setting…` : t`Set password`}
      </Button>
    </form>
  );
}
