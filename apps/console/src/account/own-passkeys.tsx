import { Button, Skeleton, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { hasPasskeys } from "../passkey/browser-passkey.ts";
import { textOf } from "../sign-in/text-of.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { addPasskey, removePasskey } from "./passkey-acts.ts";
import type { PasskeyData } from "./passkey-documents.ts";
import { lookAtPasskeys, ownPasskeys } from "./passkeys.ts";

/** Passkeys: what signs in without a password, named, added and removed by whoever proves that it is them. */
export function OwnPasskeys(): ReactNode {
  const known = useStore(ownPasskeys);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, say] = useState<{ readonly words: string; readonly isDone: boolean } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const keptFocus = useKeptFocus(() => heading.current?.focus());

  useEffect(() => void lookAtPasskeys(), []);

  /** Does it, says what came of it, and looks again. */
  async function act(which: string, deed: () => Promise<string | null>, done: string): Promise<void> {
    setBusy(which);
    say(null);
    const fault = await deed();
    await lookAtPasskeys();
    setBusy(null);
    const words = fault ?? done;
    say({ words, isDone: fault === null });
    announce({ kind: "account", urgency: fault === null ? "polite" : "assertive", words: () => words });
    if (fault === null) form.current?.reset();
  }

  return (
    <section aria-labelledby="own-passkeys" className="flex flex-col gap-3" {...keptFocus}>
      <h2 ref={heading} tabIndex={-1} id="own-passkeys" className="text-base font-semibold">
        {t`Passkeys`}
      </h2>
      <p className="max-w-prose text-small text-muted">
        {t`A passkey signs you in by your finger, your face or a PIN on a device of yours, and nobody can learn it. Add one only on a device that is yours.`}
      </p>
      {known.kind === "loading" ? <Skeleton rows={1} rowClassName="h-14" /> : null}
      {known.kind === "failed" ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{t`Your passkeys could not be loaded.`}</p>
          <Button size="small" onPress={() => void lookAtPasskeys()}>{t`Retry`}</Button>
        </div>
      ) : null}
      {known.kind === "ready" && known.passkeys.length > 0 ? (
        <ul className="rounded-lg border border-line bg-surface">
          {known.passkeys.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              isBusy={busy === passkey.id}
              onRemove={() =>
                void act(passkey.id, async () => removePasskey(passkey.id), t`The passkey is removed.`)
              }
            />
          ))}
        </ul>
      ) : null}
      {hasPasskeys() ? (
        <form
          ref={form}
          className="flex max-w-sm flex-col gap-3"
          aria-describedby={said === null ? undefined : "passkeys-said"}
          onSubmit={(event) => {
            event.preventDefault();
            const name = textOf(new FormData(event.currentTarget), "passkey-name").trim();
            void act("new", async () => addPasskey(name), t`The passkey is added. You can sign in with it.`);
          }}
        >
          <TextField label={t`Name of the device or key`} name="passkey-name" maxLength={60} isRequired />
          <Button type="submit" className="self-start" isPending={busy === "new"}>
            {t`Add a passkey`}
          </Button>
        </form>
      ) : (
        <p className="text-small text-muted">{t`This browser has no passkeys.`}</p>
      )}
      {said === null ? null : (
        <p id="passkeys-said" className={said.isDone ? "text-safe" : "text-concern"}>
          {said.words}
        </p>
      )}
    </section>
  );
}

function PasskeyLine({
  passkey: { name, madeAt, usedAt },
  isBusy,
  onRemove,
}: {
  readonly passkey: PasskeyData;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}): ReactNode {
  const now = useNow();
  const added = t`added ${clockWords(madeAt, now)}`;
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0">
      <span className="flex min-w-0 flex-col">
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="text-small text-muted tabular-nums">
          {usedAt === null ? added : t`${added}, last used ${clockWords(usedAt, now)}`}
        </span>
      </span>
      <Button size="small" aria-label={t`Remove: ${name}`} isPending={isBusy} onPress={onRemove}>
        {t`Remove`}
      </Button>
    </li>
  );
}
