import "../account/account-texts.ts";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { textOf } from "../sign-in/text-of.ts";
import { useStore } from "../store/store.ts";
import { PROVING_ADDRESS } from "../directory/at-directory.ts";
import { directoryName } from "../directory/directory-name.ts";
import { onProvedThere } from "../directory/proved-there.ts";
import { hasPasskeys } from "../passkey/browser-passkey.ts";
import { proveByPasskey, type ProvedByKey } from "./prove-by-passkey.ts";
import { provePassword, type Proved } from "./prove-password.ts";
import { learnProof } from "./proof-known.ts";
import { proving } from "./proving.ts";

/** Asks whoever sits here to prove that it is them, over what they were doing: that stays as it stands, and goes on then. */
export function ProveDialog(): ReactNode {
  const asked = useStore(proving);
  if (asked === null) return null;
  return (
    <Dialog title={t`Prove that it is you`} isOpen onClose={() => asked.answer(false)}>
      <ProveForm
        typed={asked.password}
        ofFactor={asked.ofFactor}
        onProved={() => {
          void learnProof();
          asked.answer(true);
        }}
        onCancel={() => asked.answer(false)}
      />
    </Dialog>
  );
}

interface ProveFormProps {
  readonly typed: string | null;
  readonly ofFactor: boolean;
  readonly onProved: () => void;
  readonly onCancel: () => void;
}

function ProveForm({ typed, ofFactor, onProved, onCancel }: ProveFormProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [usesKey, setUsesKey] = useState(false);
  // The password that was right, where a code is wanted with it.
  const [known, know] = useState<string | null>(null);
  const [refusal, refuse] = useState<string | null>(null);
  const about = useId();
  const directory = directoryName();
  const form = useRef<HTMLFormElement>(null);
  const missing = known === null ? "password" : "code";
  useEffect(() => form.current?.querySelector<HTMLElement>(`input[name=${missing}]`)?.focus(), [missing]);

  // It is proved in a window beside this one, so that what stands here stays.
  useEffect(() => (directory === null ? undefined : onProvedThere(onProved)), [directory, onProved]);

  // Once: what was typed is tried as it came.
  const tried = useRef(false);
  useEffect(() => {
    if (typed === null || tried.current) return;
    tried.current = true;
    void give(typed, null);
  });

  async function give(password: string, code: string | null): Promise<void> {
    setBusy(true);
    const came = await provePassword(password, code, ofFactor);
    setBusy(false);
    if (came === "proved") return onProved();
    if (came === "code_wanted") {
      know(password);
      return refuse(null);
    }
    refuseAloud(refusalWords(came));
  }
  async function useKey(): Promise<void> {
    setUsesKey(true);
    const came = await proveByPasskey();
    setUsesKey(false);
    if (came === "proved") onProved();
    else refuseAloud(refusalWords(came));
  }
  function refuseAloud(words: string): void {
    refuse(words);
    announce({ kind: "account", urgency: "assertive", words: () => words });
  }

  return (
    <form
      ref={form}
      className="flex flex-col gap-3"
      aria-describedby={about}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        void give(known ?? textOf(fields, "password"), known === null ? null : codeIn(fields));
      }}
    >
      <p id={about} className={refusal === null ? "text-muted" : "text-concern"}>
        {refusal ??
          t`This lets something out, or changes how you sign in. So that nobody else does it on your screen, prove that it is you. What you typed stays.`}
      </p>
      {known === null ? (
        <TextField
          key="password"
          label={t`Your password`}
          name="password"
          type="password"
          autoComplete="current-password"
          isRequired
        />
      ) : (
        <TextField
          key="code"
          label={t`Code from your app, or a backup code`}
          name="code"
          autoComplete="one-time-code"
          spellCheck="false"
          isRequired
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {hasPasskeys() ? (
          <Button className="mr-auto" isPending={usesKey} onPress={() => void useKey()}>
            {t`Use a passkey`}
          </Button>
        ) : null}
        {directory === null ? null : (
          <Button onPress={() => void window.open(PROVING_ADDRESS, "_blank")}>
            {t`Prove it at ${directory}`}
          </Button>
        )}
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>
          {t`Go on`}
        </Button>
      </div>
    </form>
  );
}

/** Six digits are read with spaces between them, and backup codes as they are. */
function codeIn(form: FormData): string {
  const typed = textOf(form, "code").trim();
  const digits = typed.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : typed;
}

function refusalWords(came: Exclude<Proved | ProvedByKey, "proved" | "code_wanted">): string {
  return {
    no_passkey: t`You have no passkey. Use your password.`,
    none: t`No passkey was used.`,
    refused: t`This passkey is not taken here.`,
    factor_wanted: t`Your password is right, and not enough for this: it changes how you sign in, and you have more than a password. Use your passkey, or your directory where it asks for two factors. Where you have neither any more, an administrator gives you a new way in.`,
    wrong_password: t`This is not your password.`,
    wrong_code: t`This code is not right, or was used already.`,
    locked: t`Too many wrong codes. Codes are locked for 15 minutes.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    ended: t`You are signed out. Sign in again: nothing has gone.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[came];
}
