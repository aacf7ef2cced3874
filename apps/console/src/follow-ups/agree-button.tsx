import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { useAskedPart } from "../shell/use-asked-part.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { FOLLOW_UP_DIALOG, followUpForm, openForm } from "./follow-up-form.ts";

/** Agrees on something for a time with whoever wrote here; for whoever has the contact. */
export function AgreeButton({ row }: { readonly row: QueueRow }): ReactNode {
  const { id: me, capabilities } = useMe();
  const broken = breakOf(useStore(freshness), useNow());
  const form = useStore(followUpForm);
  useFocusAfter(form !== null, focusOnTrigger);
  const isMine = row.holder?.id === me && row.status === "claimed" && capabilities.has("follow_up.keep");
  const isOff = broken === "reconnecting" || broken === "offline";
  const open = (): void => openForm({ kind: "agree", row });
  const isAsked = form !== null;
  // There before anybody asks for it: what they type next is meant for it, and not for whatever has the focus until it comes.
  const dialog = useAskedPart(FOLLOW_UP_DIALOG, isMine || isAsked, isAsked);
  // What was asked of one contact is not asked when another one is open.
  useEffect(() => letGo, []);
  useDoings({
    "contact.follow-up": isMine && !isOff ? { run: open } : { reason: whyNot(isMine) },
  });
  return (
    <>
      {isMine ? (
        <Button id="agree-follow-up" size="small" isDisabled={isOff} onPress={open}>
          {t`Follow-up…`}
        </Button>
      ) : null}
      {isAsked && dialog.kind === "here" ? <dialog.Loaded /> : null}
      {isAsked && dialog.kind !== "here" ? <AwaitedPart letGo={letGo} /> : null}
    </>
  );
}

function letGo(): void {
  followUpForm.set(null);
}

function whyNot(isMine: boolean): string {
  return isMine ? t`Moving is off until the queue is current.` : t`Only for a contact that you have.`;
}

function focusOnTrigger(): void {
  const trigger = document.querySelector<HTMLElement>("#agree-follow-up");
  if (trigger === null) focusAfterMove();
  else trigger.focus();
}
