import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { download, type Downloaded } from "../mail/download.ts";

/** Never the stranger's name, and an ending that nothing opens: what it is was not looked into. */
const SAVED_AS = "file-on-hold.unknown";

export interface KeptFileProps {
  readonly holdId: string;
  readonly fileId: string;
}

/** A file that a hold keeps, saved as it came once counsel has been told what that can do. */
export function KeptFile({ holdId, fileId }: KeptFileProps): ReactNode {
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => open(true)}>{t`Download it as it came…`}</Button>
      {isOpen ? (
        <Dialog title={t`Download a file from a stranger?`} isOpen onClose={() => open(false)}>
          <Warning path={`/kept/${holdId}/${fileId}`} onDone={() => open(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function Warning({ path, onDone }: { readonly path: string; readonly onDone: () => void }): ReactNode {
  const savedAs = SAVED_AS;
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function save(): Promise<void> {
    setBusy(true);
    const outcome = await download(path, savedAs);
    setBusy(false);
    const words = outcome === "saved" ? null : notSavedWords(outcome);
    setFault(words);
    announce({
      kind: "download",
      urgency: words === null ? "polite" : "assertive",
      words: () => words ?? t`The file is being saved.`,
    });
    if (words === null) onDone();
  }

  return (
    <>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>{t`Files from strangers can harm this computer, and tell whoever sent them that they were opened.`}</li>
        <li>{t`It is saved as “${savedAs}”, without the name that they gave it. It stays on this computer until somebody deletes it, for everybody who uses it.`}</li>
        <li>{t`That you downloaded it is recorded.`}</li>
      </ul>
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button tone="danger" isPending={isBusy} onPress={() => void save()}>
          {t`Download it all the same`}
        </Button>
      </div>
    </>
  );
}

function notSavedWords(why: Exclude<Downloaded, "saved">): string {
  return {
    gone: t`This file is not there any more.`,
    unproved: t`Nothing was saved: it was not proved that it is you.`,
    forbidden: t`Only counsel may download this.`,
    unreachable: t`The file could not be fetched: no connection. Try again.`,
    // Nothing that a hold keeps is.
    withheld: t`The file could not be fetched. Try again.`,
    failed: t`The file could not be fetched. Try again.`,
  }[why];
}
