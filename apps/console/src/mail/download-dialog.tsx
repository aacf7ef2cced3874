import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { notSavedWords } from "./download-words.ts";
import { download, type Downloaded } from "./download.ts";
import type { FileRisk } from "./file-risk.ts";
import { riskWords } from "./file-words.ts";

/** A file that can be downloaded: where it is asked for, what it is called here, and what opening it can do. */
export interface Downloadable {
  readonly path: string;
  readonly words: string;
  readonly savedAs: string;
  readonly risk: FileRisk;
}

export interface DownloadDialogProps {
  readonly file: Downloadable;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what a file from a stranger can do before it is saved on this computer. */
export function DownloadDialog({ file, isOpen, onClose }: DownloadDialogProps): ReactNode {
  return (
    // Keys that are pressed here are not meant for the conversation behind it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="contents" onKeyDown={(event) => event.stopPropagation()}>
      <Dialog title={t`Download a file from a stranger?`} isOpen={isOpen} onClose={onClose}>
        <Warning file={file} onClose={onClose} />
      </Dialog>
    </div>
  );
}

function Warning({ file, onClose }: Omit<DownloadDialogProps, "isOpen">): ReactNode {
  const { path, words, savedAs, risk } = file;
  const [state, setState] = useState<"asking" | "fetching" | Exclude<Downloaded, "saved">>("asking");
  const isHard = risk === "programme" || risk === "unknown";

  async function save(): Promise<void> {
    setState("fetching");
    const outcome = await download(path, savedAs);
    if (outcome !== "saved") {
      setState(outcome);
      announce({ kind: "download", urgency: "assertive", words: () => notSavedWords(outcome) });
      return;
    }
    announce({ kind: "download", urgency: "polite", words: () => t`The file is being saved.` });
    onClose();
  }

  return (
    <>
      <p data-words="" className="font-medium wrap-anywhere">
        <bdi>{words}</bdi>
      </p>
      <p className={isHard ? "rounded-hf bg-danger-tint px-3 py-2 font-semibold text-danger" : ""}>
        {riskWords(risk)}
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>{t`Files from strangers can harm this computer, and tell whoever sent them that they were opened.`}</li>
        <li>{t`It is saved as “${savedAs}”, without the name that they gave it. It stays on this computer until somebody deletes it, for everybody who uses it.`}</li>
        <li>{t`That you downloaded it is recorded.`}</li>
      </ul>
      {state === "asking" || state === "fetching" ? null : (
        <p className="text-concern">{notSavedWords(state)}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone={isHard ? "danger" : "primary"}
          isPending={state === "fetching"}
          onPress={() => void save()}
        >
          {isHard ? t`Download it all the same` : t`Download`}
        </Button>
      </div>
    </>
  );
}
