import { ContactId } from "@holdfast/case-schema";
import { classNames } from "@holdfast/ui";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { preferences } from "../keys/preferences.ts";
import { live } from "../live/live-store.ts";
import { useStore } from "../store/store.ts";
import { QueuePane } from "./queue-pane.tsx";

/** The queue beside the contact that is open. On a narrow screen one of them, with a way to the other. */
export function DeskScreen(): ReactNode {
  const { id } = useParams({ strict: false });
  const openId = ContactId.safeParse(id).data ?? null;
  const connection = useStore(live);
  const { panes } = useStore(preferences);
  useArrivalFocus("#queue");
  const [lastId, setLastId] = useState<ContactId | null>(openId);
  if (openId !== null && openId !== lastId) setLastId(openId);

  useEffect(() => {
    connection?.open(openId);
  }, [connection, openId]);
  useEffect(() => () => live.get()?.open(null), []);

  return (
    <>
      <nav aria-label={t`Panes`} className="flex gap-1 border-b border-line bg-surface px-2 py-1 desk:hidden">
        <Link to="/queue" className={SWITCH}>
          {t`Queue`}
        </Link>
        {lastId === null ? null : (
          <Link to="/contact/$id" params={{ id: lastId }} className={SWITCH}>
            {t`Contact`}
          </Link>
        )}
      </nav>
      <div className="flex min-h-0 flex-1">
        <section
          id="queue"
          tabIndex={-1}
          aria-labelledby="queue-heading"
          data-pane="queue"
          className={classNames(
            "min-h-0 w-full -outline-offset-2! flex-col border-r border-line bg-surface desk:shrink-0",
            openId === null ? "flex" : "hidden",
            panes === "work" && openId !== null ? "" : "desk:flex",
            panes === "queue" ? "desk:w-3/5" : "desk:w-[28rem]",
          )}
        >
          <QueuePane openId={openId} />
        </section>
        <main
          id="work"
          tabIndex={-1}
          data-pane="work"
          className={classNames(
            "min-h-0 min-w-0 flex-1 -outline-offset-2! flex-col max-desk:overflow-y-auto desk:flex",
            openId === null ? "hidden" : "flex",
          )}
        >
          <Outlet />
        </main>
      </div>
    </>
  );
}

const SWITCH =
  "inline-flex min-h-9 items-center rounded-hf px-3 font-medium text-muted aria-[current=page]:bg-raised aria-[current=page]:text-ink forced-colors:aria-[current=page]:underline";
