import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { quarantinePicture, type Marked } from "./quarantine-picture.ts";

export interface QuarantineDialogProps {
  readonly contactId: ContactId;
  readonly pictureId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks once, in words, before a picture is quarantined. */
export function QuarantineDialog({ isOpen, onClose, ...rest }: QuarantineDialogProps): ReactNode {
  return (
    // Keys that are pressed here are not meant for the conversation behind it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="contents" onKeyDown={(event) => event.stopPropagation()}>
      <Dialog title={t`Possible sexual image of a minor?`} isOpen={isOpen} onClose={onClose}>
        <Question onClose={onClose} {...rest} />
      </Dialog>
    </div>
  );
}

function Question({ contactId, pictureId, onClose }: Omit<QuarantineDialogProps, "isOpen">): ReactNode {
  const [state, setState] = useState<"asking" | "marking" | Exclude<Marked, "quarantined">>("asking");

  async function mark(): Promise<void> {
    setState("marking");
    const marked = await quarantinePicture(contactId, pictureId);
    if (marked !== "quarantined") {
      setState(marked);
      announce({ kind: "picture", urgency: "assertive", words: () => failureWords(marked) });
      return;
    }
    announce({ kind: "picture", urgency: "polite", words: () => t`The picture is quarantined.` });
    onClose();
  }

  return (
    <>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>{t`The picture is hidden from everybody at once, from you too. Nobody can see, copy or download it any more.`}</li>
        <li>{t`What they sent stays sealed, untouched, as the law may ask for.`}</li>
        <li>{t`The named officer is asked to decide whether it is reported. You need not decide that, and need not be sure.`}</li>
        <li>{t`You cannot undo this. Only the officer can say that it was marked by mistake.`}</li>
      </ul>
      {state === "asking" || state === "marking" ? null : (
        <p className="text-concern">{failureWords(state)}</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button tone="danger" isPending={state === "marking"} onPress={() => void mark()}>
          {t`Quarantine the picture`}
        </Button>
      </div>
    </>
  );
}

function failureWords(why: Exclude<Marked, "quarantined">): string {
  return {
    nothing_kept: t`There is no picture here any more: it is gone, or they took it back.`,
    unreachable: t`No connection: nobody knows whether it is quarantined. It stays hidden here. Try again.`,
    failed: t`It could not be quarantined. It stays hidden here. Try again, or tell a shift lead.`,
  }[why];
}
