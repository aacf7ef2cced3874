import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { planDrafts } from "./plan-drafts.ts";
import { sendAllWaiting } from "./save-plan.ts";

/** That the line is cut, and what has not been kept yet because of it. Nothing is to say while all is well. */
export function PlanLine(): ReactNode {
  const broken = breakOf(useStore(freshness), useNow());
  const unsaved = [...useStore(planDrafts).values()].filter(({ phase }) => phase === "unsaved").length;
  const isOff = broken === "reconnecting" || broken === "offline";
  if (unsaved === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-hf bg-concern-tint px-3 py-2 text-small text-concern">
      {isOff ? (
        <p>{t`The gateway is away. Go on asking: what you write stays on this screen, and is sent when it is back.`}</p>
      ) : null}
      <p>{t`${plural(unsaved, { one: "# field is not saved yet.", other: "# fields are not saved yet." })}`}</p>
      <Button size="small" onPress={() => void sendAllWaiting()}>{t`Save now`}</Button>
    </div>
  );
}
