import { Button, Skeleton } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { download } from "../mail/download.ts";
import { askPage, type PageFailure } from "./ask-page.ts";
import type { ScanData } from "./share-documents.ts";

export interface ScanDialogProps {
  readonly caseId: string;
  readonly scan: ScanData;
  readonly onClose: () => void;
}

/** A scan, page by page as it was drawn anew. It is gone from the screen once somebody turns to another tab. */
export function ScanDialog({ caseId, scan, onClose }: ScanDialogProps): ReactNode {
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === "hidden") onClose();
    };
    document.addEventListener("visibilitychange", hide);
    return () => document.removeEventListener("visibilitychange", hide);
  }, [onClose]);
  return (
    <Dialog title={t`The scanned paper`} isOpen isWide={scan.kind !== "heic"} onClose={onClose}>
      {scan.kind === "heic" ? (
        <Saving caseId={caseId} id={scan.id} onClose={onClose} />
      ) : (
        <Pages caseId={caseId} scan={scan} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Pages({ caseId, scan, onClose }: ScanDialogProps): ReactNode {
  const { id, pages } = scan;
  const [page, setPage] = useState(1);
  const [again, setAgain] = useState(0);
  const shown = usePage(caseId, id, page, again);
  const paper = useRef<HTMLElement>(null);

  function turn(by: 1 | -1): void {
    const next = Math.min(pages, Math.max(1, page + by));
    setPage(next);
    // The button that was pressed is none any more at either end: the focus stays where the keys turn the pages.
    if (next === 1 || next === pages) paper.current?.focus();
    announce({ kind: "scan-page", urgency: "polite", words: () => pageWords(next, pages) });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = ({ ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 } as const)[event.key];
    if (by === undefined || pages === 1) return;
    event.preventDefault();
    turn(by);
  }

  const where = pageWords(page, pages);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is turned by its keys */}
      <section
        ref={paper}
        aria-label={where}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is read by moving in it
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto rounded-hf border border-line"
      >
        {shown === null ? <Skeleton rows={6} rowClassName="h-8" /> : null}
        {shown?.kind === "shown" ? (
          <img data-words="" src={shown.url} alt={where} draggable={false} className="w-full" />
        ) : null}
        {shown?.kind === "failed" ? (
          <p className="p-3 font-medium text-concern">{pageFailureWords(shown.why)}</p>
        ) : null}
      </section>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-small tabular-nums">{where}</p>
        {shown?.kind === "failed" && shown.why !== "gone" ? (
          <Button onPress={() => setAgain(again + 1)}>{t`Try again`}</Button>
        ) : null}
        {pages === 1 ? null : (
          <>
            <Button isDisabled={page === 1} onPress={() => turn(-1)}>{t`Page before`}</Button>
            <Button isDisabled={page === pages} onPress={() => turn(1)}>{t`Next page`}</Button>
          </>
        )}
        <Button onPress={onClose}>{t`Close`}</Button>
      </div>
    </>
  );
}

const pageWords = (page: number, pages: number): string => t`Page ${page} of ${pages}`;

type ShownPage =
  | { readonly kind: "shown"; readonly url: string }
  | { readonly kind: "failed"; readonly why: PageFailure };

/** One page, as long as it stands there; `null` while it is on its way. */
function usePage(caseId: string, id: string, page: number, again: number): ShownPage | null {
  const key = `${id} ${page} ${again}`;
  const [came, setCame] = useState<{ readonly key: string; readonly shown: ShownPage } | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let isOver = false;
    const bring = async (): Promise<void> => {
      const answer = await askPage(caseId, id, page);
      if (isOver) return;
      if (answer.kind === "failed") return setCame({ key, shown: answer });
      url = URL.createObjectURL(answer.blob);
      setCame({ key, shown: { kind: "shown", url } });
    };
    void bring();
    return () => {
      isOver = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [caseId, id, page, key]);
  return came?.key === key ? came.shown : null;
}

const SAVED_AS = "scanned-paper.heic";

/** What no page can be shown of is saved as it came. */
function Saving({
  caseId,
  id,
  onClose,
}: {
  readonly caseId: string;
  readonly id: string;
  readonly onClose: () => void;
}): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function save(): Promise<void> {
    setBusy(true);
    const outcome = await download(`/scans/${caseId}/${id}/file`, SAVED_AS);
    setBusy(false);
    if (outcome === "saved") {
      announce({ kind: "download", urgency: "polite", words: () => t`The scan is being saved.` });
      return onClose();
    }
    if (outcome === "unproved") return setFault(t`Nothing was saved: it was not proved that it is you.`);
    // A scan is of no conversation, so that nothing said of whoever holds a device withholds it.
    if (outcome === "withheld") return setFault(pageFailureWords("failed"));
    setFault(pageFailureWords(outcome === "forbidden" ? "gone" : outcome));
  }

  return (
    <>
      <p>{t`It is a HEIC picture, which cannot be shown here. It can be saved as it came; it stays on this computer until somebody deletes it, for everybody who uses it. That you saved it is recorded.`}</p>
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button tone="primary" isPending={isBusy} onPress={() => void save()}>{t`Save it as it came`}</Button>
      </div>
    </>
  );
}

function pageFailureWords(why: PageFailure): string {
  return {
    gone: t`This scan is not there any more, or not yours to see.`,
    unreachable: t`The scan could not be fetched: no connection.`,
    failed: t`The scan could not be fetched.`,
  }[why];
}
