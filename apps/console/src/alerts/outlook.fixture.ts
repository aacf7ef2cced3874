import { UserId } from "@holdfast/case-schema";
import { EMPTY_BOARD, loadBoard, type QueueRow } from "@holdfast/wire";
import { dana } from "../queue/row.fixture.ts";
import { decide, NOTHING_SEEN, type Watch } from "./alerts.ts";
import type { AlertAct, Outlook } from "./outlook.ts";

/** How Dana, who is available and reads nothing, stands to these rows. */
export function outlookOf(rows: readonly QueueRow[], facts: Partial<Outlook> = {}): Outlook {
  return {
    board: loadBoard(EMPTY_BOARD, rows),
    me: UserId.parse(dana.id),
    leads: false,
    lifts: false,
    standing: "available",
    isWrappingUp: false,
    reading: new Map(),
    isHeld: false,
    newContactSound: false,
    muted: new Set(),
    ringing: new Set(),
    offered: new Set(),
    ...facts,
  };
}

/** Somebody's evening, decided step by step: what each step told, in short. */
export function evening(): {
  readonly at: (now: number, rows: readonly QueueRow[], facts?: Partial<Outlook>) => readonly string[];
  readonly againAt: () => number | null;
} {
  let watch: Watch = NOTHING_SEEN;
  let againAt: number | null = null;
  return {
    at(now, rows, facts = {}) {
      const decision = decide(watch, outlookOf(rows, facts), now);
      watch = decision.watch;
      againAt = decision.againAt;
      return decision.acts.map(inShort);
    },
    againAt: () => againAt,
  };
}

/** "danger_waiting 4: danger, said, noticed": what was told, of which contact, in which forms. */
export function inShort({ alert, row, tone, says, notifies }: AlertAct): string {
  const forms = [tone, says ? "said" : null, notifies ? "noticed" : null].filter((form) => form !== null);
  return `${alert}${row === null ? "" : ` ${row.number}`}: ${forms.length === 0 ? "nothing" : forms.join(", ")}`;
}
