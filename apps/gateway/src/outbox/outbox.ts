import type { Due, LogStore, OutboxStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { handOver, LEASE_MS, type HandOverParts } from "./hand-over.ts";

/** What the sender needs. */
export interface OutboxParts extends HandOverParts {
  readonly outbox: OutboxStore;
  /** Calls back after commits, so that an answer leaves at once. */
  readonly onCommit: LogStore["onCommit"];
}

/** A sender at work. */
export interface RunningOutbox {
  /** Takes nothing new and resolves when everything in flight is settled. */
  readonly close: () => Promise<void>;
}

/** Stands behind lost wake-ups, retries and other gateways' deaths. */
export const SWEEP_MS = 1000;
const MOST = 20;

/** Sends what is due, on every commit and at least once a second, until it is closed. */
export function startOutbox(parts: OutboxParts): RunningOutbox {
  const { outbox, log } = parts;
  const state = { closing: false, woken: false, running: null as Promise<void> | null };
  /** The last hand-over of each conversation, so that an answer never overtakes the one before it. */
  const inFlight = new Map<string, Promise<void>>();

  const round = async (): Promise<void> => {
    let full = true;
    while (!state.closing && (state.woken || full)) {
      state.woken = false;
      const due = await outbox.lease(parts.holder, LEASE_MS, MOST);
      full = due.length === MOST;
      for (const [contact, messages] of Map.groupBy(due, ({ contactId }) => contactId)) {
        // Not waited for: one slow provider must not hold back the others.
        const before = inFlight.get(contact) ?? Promise.resolve();
        const sending = before
          .then(() => inOrder(messages, parts))
          .finally(() => {
            if (inFlight.get(contact) === sending) inFlight.delete(contact);
          });
        inFlight.set(contact, sending);
      }
    }
  };
  const wake = (): void => {
    state.woken = true;
    if (state.running !== null || state.closing) return;
    state.running = round()
      .catch((error: unknown) => {
        // The sweep tries again; trying at once would hammer a database that is down.
        state.woken = false;
        log.error("outbox_round_failed", errorFacts(error));
      })
      .finally(() => {
        state.running = null;
        if (state.woken) wake();
      });
  };
  const sweep = setInterval(() => {
    outbox
      .abandonExpiredHandOvers()
      .catch((error: unknown) => log.error("outbox_sweep_failed", errorFacts(error)));
    wake();
  }, SWEEP_MS);
  const stop = parts.onCommit(wake);
  wake();
  return {
    close: async () => {
      state.closing = true;
      clearInterval(sweep);
      stop();
      await state.running;
      await Promise.all(inFlight.values());
    },
  };
}

async function inOrder(messages: readonly Due[], parts: OutboxParts): Promise<void> {
  try {
    for (const [index, due] of messages.entries()) {
      if ((await handOver(due, parts)) === "done") continue;
      // Those behind it go back untried; a later round finds them in their order.
      const retryAt = parts.clock() + SWEEP_MS;
      for (const { messageId } of messages.slice(index + 1))
        await parts.outbox.tryAgain(messageId, parts.holder, retryAt);
      return;
    }
  } catch (error) {
    parts.log.error("outbox_send_failed", errorFacts(error));
  }
}
