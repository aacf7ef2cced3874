import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tellAuth } from "../api/tell-auth.ts";
import { textIn } from "../api/tell-auth.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import type { AccountData } from "./account-documents.ts";
import { lookAtAccount } from "./account.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { PasswordStep } from "./password-step.tsx";
import { readTotpKey, type TotpKey } from "./totp-key.ts";
import { wrongWords } from "./wrong-words.ts";

// Drawing the square code is only needed here, once.
const AddApp = lazy(() => import("./add-app.tsx").then(({ AddApp: default_ }) => ({ default: default_ })));

type Step =
  | { readonly kind: "resting" | "adding" | "dropping" | "renewing" }
  | { readonly kind: "scanning"; readonly key: TotpKey; readonly codes: readonly string[] }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

/** A code beside the password: added, renewed and taken away by whoever knows the password. */
export function SecondFactor({ account }: { readonly account: AccountData }): ReactNode {
  const [step, go] = useState<Step>({ kind: "resting" });
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(() => {
    const next = section.current?.querySelector<HTMLElement>("form input, [data-takes-focus]");
    (next ?? heading.current)?.focus();
  });
  const rest = (): void => go({ kind: "resting" });

  /** Each of the three asks for the password first; what went wrong comes back in words. */
  async function ask(password: string): Promise<string | null> {
    const path = { adding: "/enable", dropping: "/disable", renewing: "/generate-backup-codes" };
    if (step.kind !== "adding" && step.kind !== "dropping" && step.kind !== "renewing") return null;
    const answer = await tellAuth(`/two-factor${path[step.kind]}`, { password });
    if (answer.kind !== "done") return wrongWords(answer);
    const codes = codesIn(answer.body);
    if (step.kind === "adding") {
      const key = readTotpKey(textIn(answer.body, "totpURI"), account.username);
      if (key === null) return t`That was not done. Load the page again, then try once more.`;
      go({ kind: "scanning", key, codes });
    } else if (step.kind === "renewing") go({ kind: "codes", codes });
    else {
      rest();
      announce({ kind: "account", urgency: "polite", words: () => t`Your password alone signs you in now.` });
      await lookAtAccount();
    }
    return null;
  }

  async function proved(codes: readonly string[]): Promise<void> {
    go({ kind: "codes", codes });
    announce({ kind: "account", urgency: "polite", words: () => t`From now on signing in asks for a code.` });
    await lookAtAccount();
  }

  return (
    <section ref={section} aria-labelledby="second-factor" className="flex flex-col gap-3" {...keptFocus}>
      <h2 ref={heading} tabIndex={-1} id="second-factor" className="text-base font-semibold">
        {t`A code beside your password`}
      </h2>
      <p className="max-w-prose text-small text-muted">
        {account.hasTwoFactor
          ? t`On: signing in asks for a code from your authenticator app. Whoever learns your password cannot get in with it.`
          : t`Off. With an authenticator app on your phone, whoever learns your password still cannot get in.`}
      </p>
      {step.kind === "resting" ? (
        <div className="flex flex-wrap gap-2">
          {account.hasTwoFactor ? (
            <>
              <Button onPress={() => go({ kind: "renewing" })}>{t`Make new backup codes`}</Button>
              <Button onPress={() => go({ kind: "dropping" })}>{t`Turn codes off`}</Button>
            </>
          ) : (
            <Button onPress={() => go({ kind: "adding" })}>{t`Turn codes on`}</Button>
          )}
        </div>
      ) : null}
      {step.kind === "adding" || step.kind === "dropping" || step.kind === "renewing" ? (
        <PasswordStep
          words={
            step.kind === "adding"
              ? t`Your present password, so that nobody else adds an app here.`
              : step.kind === "dropping"
                ? t`Your present password. Then it alone signs you in, and your backup codes stop working.`
                : t`Your present password. The codes you have stop working.`
          }
          onSubmit={ask}
          onCancel={rest}
        />
      ) : null}
      {step.kind === "scanning" ? (
        <Suspense fallback={null}>
          <AddApp totpKey={step.key} onProved={() => void proved(step.codes)} onCancel={rest} />
        </Suspense>
      ) : null}
      {step.kind === "codes" ? <BackupCodes codes={step.codes} onKept={rest} /> : null}
    </section>
  );
}

function codesIn(body: unknown): readonly string[] {
  const codes: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "backupCodes") : null;
  return Array.isArray(codes) ? codes.map(String) : [];
}
