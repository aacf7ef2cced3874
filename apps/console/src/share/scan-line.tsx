import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useCallback, useId, useState, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { clockWords } from "../text/time-words.ts";
import { ScanDialog } from "./scan-dialog.tsx";
import { keepScan, takeScanAway } from "./scan-acts.ts";
import { scannedWords } from "./scan-words.ts";
import type { ScanData } from "./share-documents.ts";

export interface ScanLineProps {
  readonly caseId: string;
  readonly scan: ScanData;
  readonly describedBy: string;
  readonly now: number;
  readonly onFault: (words: string | null) => void;
}

/** One scan: how many pages, who added it, and what can be done with it. */
export function ScanLine({ caseId, scan, describedBy, now, onFault }: ScanLineProps): ReactNode {
  const { capabilities, id: me } = useMe();
  const id = useId();
  const [isOpen, open] = useState(false);
  const close = useCallback(() => open(false), []);
  const { takenAt, takenBy } = scan;
  if (takenAt !== null && takenBy !== null)
    return (
      <p className="text-muted tabular-nums">
        {t`A scan was taken away by ${takenBy.name}, ${clockWords(takenAt, now)}.`}
      </p>
    );
  // Whose it was is forgotten, and it with them.
  if (!scan.opens) return null;
  const { unwantedAt, unwantedBy } = scan;
  const isWanted = unwantedAt === null || unwantedBy === null;
  return (
    <>
      <p id={id}>
        {scannedWords(scan.pages)}{" "}
        <span className="text-muted tabular-nums">
          {t`Added by ${scan.addedBy.name}, ${clockWords(scan.addedAt, now)}.`}
        </span>
        {isWanted ? null : (
          <span className="font-medium tabular-nums">
            {" "}
            {t`${unwantedBy.name} says that it does not belong here, ${clockWords(unwantedAt, now)}.`}{" "}
            {unwantedBy.id === me ? t`It goes when another of us takes it away, too.` : t`Look at it first.`}
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-describedby={`${id} ${describedBy}`} onPress={() => open(true)}>
          {t`Look at the scan…`}
        </Button>
        {capabilities.has("release.keep") && (isWanted || unwantedBy.id !== me) ? (
          <MenuButton
            size="small"
            label={t`Take the scan away…`}
            choices={[{ id: "away", label: t`It does not belong here, or cannot be read` }]}
            onChoose={() => void takeScanAway(caseId, scan.id).then(onFault)}
          />
        ) : null}
        {capabilities.has("release.keep") && !isWanted ? (
          <Button
            size="small"
            aria-describedby={`${id} ${describedBy}`}
            onPress={() => void keepScan(caseId, scan.id).then(onFault)}
          >
            {t`It stays`}
          </Button>
        ) : null}
      </div>
      {isOpen ? <ScanDialog caseId={caseId} scan={scan} onClose={close} /> : null}
    </>
  );
}
