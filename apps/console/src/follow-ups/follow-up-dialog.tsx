import "../roles/screen-texts.ts";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { AgreeForm } from "./agree-form.tsx";
import { followUpForm } from "./follow-up-form.ts";
import { MoveForm } from "./move-form.tsx";

/** Asks what is agreed for which time, or for which other time. */
export function FollowUpDialog(): ReactNode {
  const form = useStore(followUpForm);
  if (form === null) return null;
  const number = String(form.kind === "agree" ? form.row.number : form.followUp.contact.number);
  const close = (): void => followUpForm.set(null);
  const kept = (words: string): void => {
    close();
    announce({ kind: "follow-up", urgency: "polite", words: () => words });
  };
  return (
    <Dialog
      title={form.kind === "agree" ? t`Follow-up in contact ${number}` : t`Another time, contact ${number}`}
      isOpen
      onClose={close}
    >
      {form.kind === "agree" ? (
        <AgreeForm row={form.row} onCancel={close} onKept={() => kept(t`The follow-up is kept.`)} />
      ) : (
        <MoveForm
          followUp={form.followUp}
          medium={form.medium}
          onCancel={close}
          onKept={() => kept(t`The follow-up is moved.`)}
        />
      )}
    </Dialog>
  );
}
