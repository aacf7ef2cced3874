import type { Server } from "node:http";
import { framed, openBareSockets } from "../bare-sockets.ts";
import type { Changed } from "./micro-batch.ts";

const COALESCE_MS = 10;

/** Everybody who is connected. */
export interface BareConsoles {
  /** Tells everybody within ten milliseconds, together with what else changes in them. */
  readonly tell: (changed: readonly Changed[]) => void;
}

/** What consoles are told is encoded and framed once, and written as it is to each. */
export function openBareConsoles(server: Server): BareConsoles {
  const { write } = openBareSockets(server);
  let events: unknown[] = [];
  const flush = (): void => {
    write(framed(JSON.stringify({ stream: "queue:main", events })));
    events = [];
  };
  return {
    tell: (changed) => {
      if (changed.length === 0) return;
      if (events.length === 0) setTimeout(flush, COALESCE_MS);
      events.push(...changed.map(eventOf));
    },
  };
}

/** As much as a console needs to show a contact; about 300 bytes, as ours. */
export function eventOf({ id, version }: Changed): unknown {
  const now = Date.now();
  return {
    kind: "contact",
    id,
    version,
    row: {
      id,
      number: 1,
      channel: "sms-twilio",
      medium: "text",
      status: "waiting",
      danger: null,
      waitingSince: now,
      dueAt: now + 120_000,
      unanswered: 1,
      holder: null,
      heldSince: null,
      holderGoneSince: null,
      offeredTo: null,
      unreadable: false,
      lowTrust: false,
      isAutomatic: false,
      language: null,
      lane: null,
      laneReason: null,
      speaker: null,
      setAsideUntil: null,
      setAsideBy: null,
      backSince: null,
      liftAskedAt: null,
      liftAnswer: null,
      reopened: 0,
      version,
    },
  };
}
