import { SCAN_BYTES_MAX } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { FileChoice } from "./file-choice.tsx";
import { scanRefusedWords, scanSizeWords } from "./scan-words.ts";

export interface PaperScanChoiceProps {
  readonly scan: File | null;
  readonly onChange: (scan: File | null) => void;
}

/** The scan that goes along with a yes on paper; it is sent once the yes is kept. */
export function PaperScanChoice({ scan, onChange }: PaperScanChoiceProps): ReactNode {
  const size = scan === null ? "" : scanSizeWords(scan.size);
  return (
    <div className="flex flex-col gap-1">
      <p className="text-small">
        {t`Scan the signed paper if you can: a second one of ours can look at it there. It can also be added later.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {/* It is told by how large it is: its name may say somebody's. */}
        {scan === null ? null : <p className="text-small tabular-nums">{t`A scan is chosen: ${size}.`}</p>}
        <FileChoice
          label={scan === null ? t`Choose the scan…` : t`Choose another scan…`}
          onChoose={onChange}
        />
        {scan === null ? null : (
          <Button size="small" onPress={() => onChange(null)}>{t`Leave the scan out`}</Button>
        )}
      </div>
      {scan !== null && scan.size > SCAN_BYTES_MAX ? (
        <p className="text-small font-medium text-concern">{scanRefusedWords("too_large")}</p>
      ) : null}
    </div>
  );
}
