import { ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { useParams } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { ContactTitle } from "./contact-title.tsx";
import { DangerStrip } from "./danger-strip.tsx";
import { focusHeading } from "./focus-heading.ts";

/** All that draws an opened contact. The queue stands without it, so it is fetched as soon as that has been drawn. */
export const CONTACT: LaterPart = laterPart(async () => (await import("./contact-pane.tsx")).ContactPane);

/** Where an opened contact stands. The focus stays with it when the pane comes after whoever opened it. */
export function ContactPlace({ part = CONTACT }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const kept = useKeptFocus(focusHeading);
  useEffect(() => part.fetch(), [part]);
  return (
    <div className="flex min-h-0 flex-1 flex-col max-desk:min-h-fit" {...kept}>
      {now.kind === "here" ? <now.Loaded /> : <Awaited onRetry={now.kind === "missed" ? part.fetch : null} />}
    </div>
  );
}

/** What the queue knows of it, danger above all, while the pane itself is not there. */
function Awaited({ onRetry }: { readonly onRetry: (() => void) | null }): ReactNode {
  const { id } = useParams({ strict: false });
  const contactId = ContactId.safeParse(id).data ?? null;
  const board = useStore(queue);
  const row = contactId === null ? null : rowOf(board, contactId);
  return (
    <>
      {row === null || row.danger === null ? null : <DangerStrip danger={row.danger} />}
      {row === null ? (
        <h1 id="contact-heading" tabIndex={-1} className="sr-only">
          {t`Loading the contact`}
        </h1>
      ) : (
        <header className="border-b border-line bg-surface px-5 py-3">
          <ContactTitle row={row} />
        </header>
      )}
      <div className="min-h-0 flex-1 overflow-hidden p-5">
        {onRetry === null ? (
          <Skeleton rows={5} rowClassName="h-20" />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <p>{t`This screen could not be loaded.`}</p>
            <Button size="small" onPress={onRetry}>
              {t`Retry`}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
