import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { guessedFirstWords, passwordFault } from "../account/password-fault.ts";
import { goToDirectory } from "../directory/ask-directory.ts";
import { directoryName } from "../directory/directory-name.ts";
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

const awayWords = (name: string): string =>
  t`${name} does not answer now. Try again in a moment, or sign in in another way.`;
const signInWith = (name: string): string => t`Sign in with ${name}`;

/** Twice the new password, and for whom; password managers learn both. */
export function ChoosePassword(props: ChoosePasswordProps): ReactNode {
  const { secret, name, username, isRefused, onRefuse, onDone } = props;
  const [isBusy, setBusy] = useState(false);
  const [isLeaving, leave] = useState(false);
  const directory = directoryName();

  async function useDirectory(of: string): Promise<void> {
    leave(true);
    onRefuse(null);
    const came = await goToDirectory({ for: "invitation", secret });
    if (came === "gone") return;
    leave(false);
    onRefuse(
      came === "away"
        ? awayWords(of)
        : linkWords(came === "not_good" || came === "too_many" ? came : "unreachable"),
    );
  }
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
      {directory === null ? null : (
        <>
          <p className="text-muted">{t`Or use no password here, and sign in with your account of your organisation.`}</p>
          <Button isPending={isLeaving} onPress={() => void useDirectory(directory)}>
            {signInWith(directory)}
          </Button>
        </>
      )}
    </form>
  );
}
