import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { signIn, type SignInAnswer } from "../api/sign-in.ts";
import { openSession } from "../session/session.ts";
import { Mark } from "../shell/mark.tsx";

function refusalWords(answer: Exclude<SignInAnswer, "signed_in">): string {
  return {
    refused: t`This username and password do not go together.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[answer];
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Who is there? Pasting and password managers work; what goes wrong is said without telling which part. */
export function SignInScreen({ hasEnded }: { readonly hasEnded: boolean }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(form: FormData): Promise<void> {
    setBusy(true);
    setRefusal(null);
    const answer = await signIn(textOf(form, "username").trim(), textOf(form, "password"));
    if (answer === "signed_in") await openSession();
    else {
      const words = refusalWords(answer);
      setRefusal(words);
      announce({ kind: "sign-in", urgency: "assertive", breaksThrough: true, words: () => words });
    }
    setBusy(false);
  }

  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-2.5">
          <Mark />
          <span className="text-xl font-semibold tracking-tight">Holdfast</span>
        </div>
        <div className="rounded-lg border border-line bg-surface p-6 shadow-raised">
          <h1 className="text-lg font-semibold">{t`Sign in`}</h1>
          {hasEnded ? (
            <p className="mt-2 rounded-hf bg-info-tint p-3 text-info">
              {t`Your session has ended. Sign in to come back to where you were; what you were writing is still here.`}
            </p>
          ) : null}
          {refusal === null ? null : (
            <p id="refusal" className="mt-3 rounded-hf bg-concern-tint p-3 text-concern">
              {refusal}
            </p>
          )}
          <form
            className="mt-4 flex flex-col gap-4"
            aria-describedby={refusal === null ? undefined : "refusal"}
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
              autoFocus
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
          </form>
        </div>
        <p className="mt-4 text-small text-muted">{t`No account? Ask your administrator for one.`}</p>
      </div>
    </main>
  );
}
