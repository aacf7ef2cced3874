import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { announce } from "../announce/announce.ts";
import { freshness, isOutdated } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";
import { WithoutLinePlace } from "./without-line-place.tsx";

/** Says, in a row of its own, that the screen may be out of date, until it surely is not. */
export function BreakBar(): ReactNode {
  const now = useNow(1_000);
  const fresh = useStore(freshness);
  const outdated = useStore(isOutdated);
  const broken = breakOf(fresh, now);
  const isBroken = broken === "reconnecting" || broken === "offline";

  useEffect(() => {
    if (!isBroken) return undefined;
    announce({
      kind: "connection",
      ...ALERTS.connection_lost.speech,
      words: () => t`The connection is lost. Reconnecting.`,
    });
    return () =>
      announce({
        kind: "connection",
        ...ALERTS.connection_restored.speech,
        isEnd: true,
        words: () => t`Connected again. The queue is up to date.`,
      });
  }, [isBroken]);

  if (outdated) {
    return (
      <div className="flex items-center gap-3 bg-info-tint px-4 py-2 text-info">
        <span>{t`Holdfast was updated. Load the page again to go on; finish what you are writing first.`}</span>
        <Button size="small" onPress={() => location.reload()}>{t`Load again`}</Button>
      </div>
    );
  }
  if (!isBroken || fresh.kind !== "stale") return null;
  const since = secondWords(fresh.since);
  return (
    <div className="bg-concern-tint px-4 py-2 text-concern" data-break={broken}>
      <strong className="font-semibold">{broken === "offline" ? t`Offline.` : t`Reconnecting.`}</strong>{" "}
      {t`Queue may be out of date since ${since}. Claiming is off until it is current; what you write stays on this screen.`}
      {broken === "offline" ? <WithoutLinePlace /> : null}
    </div>
  );
}
