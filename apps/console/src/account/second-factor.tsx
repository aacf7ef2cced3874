import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { textIn } from "../api/tell-auth.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { tellAuthProved } from "../prove/tell-auth-proved.ts";
import type { AccountData } from "./account-documents.ts";
import { lookAtAccount } from "./account.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { PasswordStep } from "./password-step.tsx";
import { readTotpKey, type TotpKey } from "./totp-key.ts";
import { wrongWords } from "./wrong-words.ts";

// Drawing the square code is only needed here, once.
const AddApp = lazy(() => import("./add-app.tsx").then(({ AddApp: default_ }) => ({ default: default_ })));

type Deed = "adding" | "dropping" | "renewing";
const PATHS = { adding: "/enable", dropping: "/disable", renewing: "/generate-backup-codes" };

type Step =
  | { readonly kind: "resting" | Deed }
  | { readonly kind: "scanning"; readonly key: TotpKey; readonly codes: readonly string[] }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

/** A code beside the password: added, renewed and taken away by whoever proves that it is them, and knows the password where they have one. */
export function SecondFactor({ account }: { readonly account: AccountData }): ReactNode {
  const [step, go] = useState<Step>({ kind: "resting" });
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(() => {
    const next = section.current?.querySelector<HTMLElement>("form input, [data-takes-focus]");
    (next ?? heading.current)?.focus();
  });
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const rest = (): void => go({ kind: "resting" });

  /** Whoever has a password is asked for it first; the others prove who they are, and type nothing here. */
  async function begin(deed: Deed): Promise<void> {
    setFault(null);
    if (account.hasPassword) return go({ kind: deed });
    setBusy(true);
    const wrong = await act(deed, null);
    setBusy(false);
    setFault(wrong);
    if (wrong !== null) announce({ kind: "account", urgency: "assertive", words: () => wrong });
  }
  /** What went wrong comes back in words. */
  async function act(deed: Deed, password: string | null): Promise<string | null> {
    const told = password === null ? {} : { password };
    const answer = await tellAuthProved(`/two-factor${PATHS[deed]}`, told, password);
    if (answer.kind !== "done") return wrongWords(answer);
    const codes = codesIn(answer.body);
    if (deed === "adding") {
      const key = readTotpKey(textIn(answer.body, "totpURI"), account.username);
      if (key === null) return t`That was not done. Load the page again, then try once more.`;
      go({ kind: "scanning", key, codes });
    } else if (deed === "renewing") go({ kind: "codes", codes });
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

  const deed =
    step.kind === "adding" || step.kind === "dropping" || step.kind === "renewing" ? step.kind : null;
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
              <Button
                isPending={isBusy}
                onPress={() => void begin("renewing")}
              >{t`Make new backup codes`}</Button>
              <Button isPending={isBusy} onPress={() => void begin("dropping")}>{t`Turn codes off`}</Button>
            </>
          ) : (
            <Button isPending={isBusy} onPress={() => void begin("adding")}>{t`Turn codes on`}</Button>
          )}
        </div>
      ) : null}
      {fault === null ? null : <p className="text-concern">{fault}</p>}
      {deed === null ? null : (
        <PasswordStep
          words={
            deed === "adding"
              ? t`Your present password, so that nobody else adds an app here.`
              : deed === "dropping"
                ? t`Your present password. Then it alone signs you in, and your backup codes stop working.`
                : t`Your present password. The codes you have stop working.`
          }
          onSubmit={async (password) => act(deed, password)}
          onCancel={rest}
        />
      )}
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
