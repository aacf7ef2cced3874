import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { announce } from "../announce/announce.ts";
import type { Beside } from "./beside-documents.ts";

/** Which watching was told of: what is drawn anew is no news. */
const told = new Set<string>();

/** Says once to whoever has a contact that a lead watches it (AL50). */
export function useWatchesTold({ id, number }: QueueRow, watches: Beside["watches"]): void {
  useEffect(() => {
    for (const { by, since } of watches) {
      const key = `${id}:${by.id}:${since}`;
      if (told.has(key)) continue;
      told.add(key);
      const contact = String(number);
      announce({
        kind: `${ALERTS.watched.rule}:${id}:${by.id}`,
        ...ALERTS.watched.speech,
        about: "mine",
        words: () => t`${by.name} watches contact ${contact}.`,
      });
    }
  }, [id, number, watches]);
}
