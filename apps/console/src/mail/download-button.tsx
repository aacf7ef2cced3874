import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { DownloadDialog, type Downloadable } from "./download-dialog.tsx";

/** Asks for the warning before anything is fetched. */
export function DownloadButton({
  file,
  label,
}: {
  readonly file: Downloadable;
  /** What it says, where "Download" alone would not say of what. */
  readonly label?: string;
}): ReactNode {
  const [isAsked, ask] = useState(false);
  const { words } = file;
  return (
    <>
      <Button
        size="small"
        className="self-start"
        {...(label === undefined ? { "aria-label": t`Download ${words}` } : {})}
        onPress={() => ask(true)}
      >
        {label ?? t`Download…`}
      </Button>
      <DownloadDialog file={file} isOpen={isAsked} onClose={() => ask(false)} />
    </>
  );
}
