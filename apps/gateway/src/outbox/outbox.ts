import { setTimeout as pause } from "node:timers/promises";
import type { LogStore, OutboxStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { sendRounds, type SendParts } from "./send-rounds.ts";
import { givesBackLater, settlesLater } from "./settles-later.ts";

/** What the sender needs. */
export interface OutboxParts extends SendParts {
  readonly outbox: SendParts["outbox"] & Pick<OutboxStore, "abandonExpiredHandOvers">;
  /** Calls back after commits, so that an answer leaves at once; what arrives has none. */
  readonly onCommit: LogStore["onCommit"];
}

/** A sender at work. */
export interface RunningOutbox {
  /** Takes nothing new, gives back what it did not begin, and resolves when everything in flight is settled. */
  readonly close: () => Promise<void>;
}

/** Stands behind lost wake-ups, delays, retries and other gateways' deaths. */
export const SWEEP_MS = 1000;

/** Nobody notices that an answer leaves so much later, and it is asked for once in that time however much is committed. */
const ROUND_EVERY_MS = 20;

/** Sends what is due, on every commit that may have something to send and at least once a second, until it is closed. */
export function startOutbox(parts: OutboxParts): RunningOutbox {
  const { outbox, log } = parts;
  const stopping = new AbortController();
  const time = {
    log,
    stop: stopping.signal,
    // One that is cut short is over.
    wait: async (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => {}),
    elapsed: () => performance.now(),
  };
  const rounds = sendRounds({
    ...parts,
    outbox: {
      ...outbox,
      settle: settlesLater(outbox.settle, time),
      providerRefused: settlesLater(outbox.providerRefused, time),
      tryAgain: givesBackLater(outbox.tryAgain, time),
    },
  });
  const state = { closing: false, woken: false, running: null as Promise<void> | null };

  const round = async (): Promise<void> => {
    let more = true;
    while (!state.closing && (state.woken || more)) {
      state.woken = false;
      more = await rounds.begin();
      if (!more) await pause(ROUND_EVERY_MS);
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
  const stop = parts.onCommit((what) => {
    if (what === "change") wake();
  });
  wake();
  return {
    close: async () => {
      state.closing = true;
      rounds.stop();
      stopping.abort();
      clearInterval(sweep);
      stop();
      await state.running;
      await rounds.settled();
    },
  };
}
