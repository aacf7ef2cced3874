import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tellAuthProved } from "../prove/tell-auth-proved.ts";
import { textOf } from "../sign-in/text-of.ts";
import { lookAtAccount } from "./account.ts";
import { passwordFault } from "./password-fault.ts";
import { wrongWords } from "./wrong-words.ts";

/** A new password, for whoever knows the old one. Everywhere else is signed out by it. */
export function ChangePassword(): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<{ readonly words: string; readonly isDone: boolean } | null>(null);
  const form = useRef<HTMLFormElement>(null);

  function tellThem(words: string, isDone: boolean): void {
    say({ words, isDone });
    announce({ kind: "account", urgency: isDone ? "polite" : "assertive", words: () => words });
  }
  async function submit(fields: FormData): Promise<void> {
    const newPassword = textOf(fields, "password");
    const fault = passwordFault(newPassword, textOf(fields, "again"));
    if (fault !== null) return tellThem(fault, false);
    setBusy(true);
    const currentPassword = textOf(fields, "current");
    const told = { currentPassword, newPassword, revokeOtherSessions: true };
    const answer = await tellAuthProved("/change-password", told, currentPassword);
    setBusy(false);
    if (answer.kind !== "done") return tellThem(wrongWords(answer), false);
    form.current?.reset();
    tellThem(t`Your password is changed. Everywhere else you are signed out.`, true);
    await lookAtAccount();
  }

  return (
    <section aria-labelledby="change-password" className="flex flex-col gap-3">
      <h2 id="change-password" className="text-base font-semibold">{t`Change your password`}</h2>
      <form
        ref={form}
        className="flex max-w-sm flex-col gap-3"
        aria-describedby={said === null ? undefined : "password-said"}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField
          label={t`Present password`}
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <TextField
          label={t`New password, at least 12 characters`}
          name="password"
          type="password"
          autoComplete="new-password"
          isRequired
        />
        <TextField
          label={t`The same again`}
          name="again"
          type="password"
          autoComplete="new-password"
          isRequired
        />
        {said === null ? null : (
          <p id="password-said" className={said.isDone ? "text-safe" : "text-concern"}>
            {said.words}
          </p>
        )}
        <Button type="submit" className="self-start" isPending={isBusy}>
          {t`Change password`}
        </Button>
      </form>
    </section>
  );
}
