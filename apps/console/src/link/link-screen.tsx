import "../roles/screen-texts.ts";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { announce } from "../announce/announce.ts";
import { Door } from "../sign-in/door.tsx";
import { textOf } from "../sign-in/text-of.ts";
import { linkSecret, lookAtLink, type LinkFound } from "./one-time-link.ts";
import { ChoosePassword } from "./choose-password.tsx";
import { linkWords } from "./link-words.ts";

type Good = Extract<LinkFound, { readonly kind: "good" }>;
type Step =
  | { readonly kind: "look" }
  | { readonly kind: "choose"; readonly secret: string; readonly whose: Good }
  | { readonly kind: "done" };

/** Where a one-time link is used: whose it is, and which password they choose. */
export function LinkScreen(): ReactNode {
  const [given] = useState(() => linkSecret.get() ?? "");
  const [step, go] = useState<Step>({ kind: "look" });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  function refuse(words: string | null): void {
    setRefusal(words);
    if (words !== null)
      announce({ kind: "sign-in", urgency: "assertive", breaksThrough: true, words: () => words });
  }
  async function look(secret: string): Promise<void> {
    setBusy(true);
    refuse(null);
    const found = await lookAtLink(secret);
    setBusy(false);
    if (found.kind === "good") go({ kind: "choose", secret, whose: found });
    else refuse(linkWords(found.kind));
  }

  if (step.kind === "done")
    return (
      <Door title={t`Your password is set`} refusal={null}>
        <p className="mt-2 mb-4 text-muted">{t`This link is used up. Sign in with your new password.`}</p>
        <Button
          tone="primary"
          size="tall"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus is gone
          autoFocus={mayTakeFocus()}
          onPress={() => {
            linkSecret.set(null);
            window.history.replaceState(null, "", "/");
          }}
        >
          {t`Go to sign-in`}
        </Button>
      </Door>
    );
  if (step.kind === "choose")
    return (
      <Door title={t`Choose your password`} refusal={refusal}>
        <ChoosePassword
          secret={step.secret}
          name={step.whose.name}
          username={step.whose.username}
          isRefused={refusal !== null}
          onRefuse={refuse}
          onDone={() => go({ kind: "done" })}
        />
      </Door>
    );
  return (
    <Door title={t`Your one-time link`} refusal={refusal}>
      <form
        className="mt-2 flex flex-col gap-4"
        aria-describedby={refusal === null ? undefined : "refusal"}
        onSubmit={(event) => {
          event.preventDefault();
          void look(textOf(new FormData(event.currentTarget), "secret").trim());
        }}
      >
        <p className="text-muted">
          {t`Your administrator gave you this link, or its code in groups of four. It lets you choose your password, once.`}
        </p>
        <TextField
          label={t`Code of the link`}
          name="secret"
          defaultValue={given}
          autoComplete="off"
          spellCheck="false"
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
          autoFocus={mayTakeFocus()}
        />
        <Button type="submit" tone="primary" size="tall" isPending={isBusy}>
          {isBusy ? t`Looking…` : t`Go on`}
        </Button>
      </form>
    </Door>
  );
}
