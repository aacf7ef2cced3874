import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { CodeForm } from "./code-form.tsx";
import { Door } from "./door.tsx";
import { PasswordForm } from "./password-form.tsx";

/** Who is there? Pasting and password managers work; what goes wrong is said without telling which part. */
export function SignInScreen({ hasEnded }: { readonly hasEnded: boolean }): ReactNode {
  const [isCodeWanted, wantCode] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  function refuse(words: string | null): void {
    setRefusal(words);
    if (words !== null)
      announce({ kind: "sign-in", urgency: "assertive", breaksThrough: true, words: () => words });
  }

  return (
    <Door
      title={isCodeWanted ? t`Your code` : t`Sign in`}
      refusal={refusal}
      below={<p className="mt-4 text-small text-muted">{t`No account? Ask your administrator for one.`}</p>}
    >
      {hasEnded && !isCodeWanted ? (
        <p className="mt-2 rounded-hf bg-info-tint p-3 text-info">
          {t`Your session has ended. Sign in to come back to where you were; what you were writing is still here.`}
        </p>
      ) : null}
      {isCodeWanted ? (
        <CodeForm isRefused={refusal !== null} onRefuse={refuse} onBack={() => wantCode(false)} />
      ) : (
        <PasswordForm isRefused={refusal !== null} onRefuse={refuse} onCodeWanted={() => wantCode(true)} />
      )}
    </Door>
  );
}
