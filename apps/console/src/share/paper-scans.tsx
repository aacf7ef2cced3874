import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { FileChoice } from "./file-choice.tsx";
import { ScanLine } from "./scan-line.tsx";
import { addScan, canBeSentAgain, leaveScan, scanUploads, sendScanAgain } from "./scan-uploads.ts";
import { scanRefusedWords } from "./scan-words.ts";
import type { ReleaseData } from "./share-documents.ts";

export interface PaperScansProps {
  readonly caseId: string;
  readonly release: ReleaseData;
  /** What says of which release it is. */
  readonly describedBy: string;
  readonly now: number;
  readonly onFault: (words: string | null) => void;
}

/** What the paper looks like: what was scanned, what is on its way, and one more. */
export function PaperScans({ caseId, release, describedBy, now, onFault }: PaperScansProps): ReactNode {
  const { capabilities } = useMe();
  const upload = useStore(scanUploads).get(release.id);
  const mayAdd = capabilities.has("release.keep") && release.revokedAt === null && upload === undefined;
  return (
    <div className="flex flex-col items-start gap-2">
      {release.scans.map((scan) => (
        <ScanLine
          key={scan.id}
          caseId={caseId}
          scan={scan}
          describedBy={describedBy}
          now={now}
          onFault={onFault}
        />
      ))}
      {upload?.state.kind === "waits" ? (
        <>
          <p>{t`The scan waits for its turn. Leave this page open until it is kept.`}</p>
          <Button size="small" aria-describedby={describedBy} onPress={() => leaveScan(release.id)}>
            {t`Leave the scan`}
          </Button>
        </>
      ) : null}
      {upload?.state.kind === "sending" ? <Sending sent={upload.state.sent} /> : null}
      {upload?.state.kind === "failed" ? (
        <>
          <p className="font-medium text-concern">{scanRefusedWords(upload.state.because)}</p>
          <div className="flex flex-wrap gap-2">
            {canBeSentAgain(upload.state.because) ? (
              <Button
                size="small"
                aria-describedby={describedBy}
                onPress={() => void sendScanAgain(release.id)}
              >
                {t`Send the scan again`}
              </Button>
            ) : null}
            <Button size="small" aria-describedby={describedBy} onPress={() => leaveScan(release.id)}>
              {t`Leave the scan`}
            </Button>
          </div>
        </>
      ) : null}
      {mayAdd ? (
        <FileChoice
          label={release.scans.some(({ opens }) => opens) ? t`Add another scan…` : t`Add a scan…`}
          describedBy={describedBy}
          onChoose={(file) => void addScan(caseId, release.id, file)}
        />
      ) : null}
    </div>
  );
}

function Sending({ sent }: { readonly sent: number }): ReactNode {
  const percent = Math.floor(sent * 100);
  return (
    <p className="flex flex-wrap items-center gap-2 tabular-nums">
      <progress max={100} value={percent} aria-label={t`The scan is being sent`} className="w-24" />
      {percent < 100
        ? t`The scan is being sent: ${percent} %`
        : t`The scan is there. Its pages are being drawn.`}
    </p>
  );
}
