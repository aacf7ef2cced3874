import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tellAuthProved } from "../prove/tell-auth-proved.ts";
import { textOf } from "../sign-in/text-of.ts";
import { QrCode } from "./qr-code.tsx";
import type { TotpKey } from "./totp-key.ts";
import { wrongWords } from "./wrong-words.ts";

export interface AddAppProps {
  readonly totpKey: TotpKey;
  readonly onProved: () => void;
  readonly onCancel: () => void;
}

/** Shows an app what it needs, to scan or to type, and believes it once it gives a right code. */
export function AddApp({ totpKey, onProved, onCancel }: AddAppProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);

  async function prove(code: string): Promise<void> {
    setBusy(true);
    const answer = await tellAuthProved("/two-factor/verify-totp", { code });
    setBusy(false);
    if (answer.kind === "done") return onProved();
    const words = wrongWords(answer);
    refuse(words);
    announce({ kind: "account", urgency: "assertive", words: () => words });
  }

  return (
    <form
      className="flex flex-col gap-3"
      aria-describedby={refusal === null ? undefined : "code-refusal"}
      onSubmit={(event) => {
        event.preventDefault();
        void prove(textOf(new FormData(event.currentTarget), "code").replace(/\s/g, ""));
      }}
    >
      <p className="max-w-prose">{t`Scan this with your authenticator app, or type the key into it. Then type the code that the app shows.`}</p>
      <QrCode
        words={totpKey.address}
        label={t`Square code for your authenticator app; the key below says the same`}
      />
      <p className="text-small">
        {t`Key to type:`}{" "}
        <code className="font-mono break-words select-all" data-testid="totp-key">
          {totpKey.typed}
        </code>
      </p>
      {refusal === null ? null : (
        <p id="code-refusal" className="text-concern">
          {refusal}
        </p>
      )}
      <TextField
        className="max-w-sm"
        label={t`Code from your app`}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        isRequired
      />
      <div className="flex gap-2">
        <Button type="submit" tone="primary" isPending={isBusy}>
          {t`Turn codes on`}
        </Button>
        <Button onPress={onCancel}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
