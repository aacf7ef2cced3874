import { Button } from "@holdfast/ui";
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { learnProof } from "../prove/proof-known.ts";
import { askProof } from "../prove/proving.ts";

/** For whoever has yet to show a second factor: what it is about, and both ways on (G513). */
export function SecondFactorWanted(): ReactNode {
  const [said, say] = useState<string | null>(null);

  async function prove(): Promise<void> {
    say(null);
    // By then this screen is gone, where it was two factors.
    if (!(await askProof())) return;
    await learnProof();
    const words = t`That was not two factors yet. Add one in your account, or prove it with the one you have.`;
    say(words);
    announce({ kind: "account", urgency: "polite", words: () => words });
  }

  return (
    <>
      <p className="max-w-prose">
        {t`Your organisation asks your role for a second factor: a code from an app on your phone, or a passkey. Everything else opens once you have shown one. It takes a few minutes, and only your account is open until then.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Link
          to="/account"
          className="inline-flex min-h-10 items-center rounded-hf border border-line bg-surface px-4 font-medium"
        >
          {t`Add one in your account`}
        </Link>
        <Button onPress={() => void prove()}>{t`I have one: prove that it is me`}</Button>
      </div>
      {said === null ? null : <p className="max-w-prose text-concern">{said}</p>}
    </>
  );
}
