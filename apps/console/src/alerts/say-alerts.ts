import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { queue } from "../queue/queue-store.ts";
import { waitingSummary } from "../queue/waiting-summary.ts";
import { ALERTS } from "./alert-table.ts";
import { alertWords } from "./alert-words.ts";
import type { AlertAct } from "./outlook.ts";

const ABOUT = {
  all: "everyone",
  leads: "everyone",
  holder: "mine",
  holder_and_leads: "mine",
  set_it_aside: "mine",
} as const;

/** Beyond this, how many came at once makes no difference to whoever listens. */
const COUNTED_MAX = 50;

/** Says alerts aloud, with the urgency that the table gives them. */
export function sayAlerts(acts: readonly AlertAct[]): void {
  for (const act of acts) {
    const { speech } = ALERTS[act.alert];
    if (!act.says || speech === null) continue;
    // Messages are counted one by one, together with those that still wait to be said.
    const times = act.alert === "message_held" ? Math.min(act.count, COUNTED_MAX) : 1;
    for (let nth = 0; nth < times; nth += 1)
      announce({
        kind: `${act.alert}:${act.row?.id ?? ""}`,
        ...speech,
        about: ABOUT[ALERTS[act.alert].whom],
        words: (count) =>
          alertWords(act, count, waitingSummary([...queue.get().board.rows.values()], serverNow())) ?? "",
      });
  }
}
