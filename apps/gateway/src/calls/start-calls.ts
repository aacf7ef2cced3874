import type { LeaseStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { again } from "./again.ts";
import type { AskCalls } from "./ask-calls.ts";
import { sayCarried } from "./call-leases.ts";
import type { CallParts } from "./call-parts.ts";
import { callsAsker } from "./calls-asker.ts";
import { carryCalls, type CarriedCalls } from "./carry-calls.ts";
import { elsewhereRounds } from "./tell-of-elsewhere.ts";
import { offerRounds } from "./offer-rounds.ts";
import { inTurn } from "./in-turn.ts";
import { serveAsks } from "./serve-asks.ts";

/** How often a call is told that time passed, in milliseconds: a third of the shortest time that ends something. */
const TICK_MS = 250;
/** Stands behind lost wake-ups, in milliseconds, and sees what was moved by hand. */
const SWEEP_MS = 1_000;
/** How long what was asked and answered is kept, in milliseconds. */
const ASKS_KEPT_MS = 10 * 60_000;
const FORGET_EVERY_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const PAUSE_MAX_MS = 8_000;

/** What calls need of the house beside what carrying them needs. */
export interface CallsOptions extends CallParts {
  readonly leases: Pick<LeaseStore, "isHeld" | "take" | "giveBack">;
  readonly elapsed: () => number;
}

/** Calls at this gateway, whether it carries them or another does. */
export interface CallsHere {
  readonly asks: AskCalls;
  readonly carried: Pick<CarriedCalls, "all" | "isCarrying">;
  /** A session ended: its softphones are taken back at once, and not with the next sweep. */
  readonly sessionEnded: () => void;
  /** Begins to follow the channel, and to carry its calls whenever no other gateway does. */
  readonly start: () => RunningCalls;
}

/** Calls being followed. */
export interface RunningCalls {
  /** Lets go of the calls, which go on, and waits for what was begun. */
  readonly close: () => Promise<void>;
}

export function callsHere(options: CallsOptions): CallsHere {
  const { line, calls, log, wait, random } = options;
  const asker = callsAsker({ ...options, asked: () => asked.soon() });
  const carrier = Buffer.from(random(12)).toString("hex");
  const carried: CarriedCalls = carryCalls(options, {
    answered: (ask, said, of) => serving.answered(ask, said, of),
    changed: (before, now) => {
      offers.changed(before, now);
      elsewhere.changed(before, now);
      if (before.legs.length !== now.legs.length || before.stage !== now.stage) rounds.soon();
    },
    device: (device, isReachable) => {
      const trying = { wait, log, isOurs: carried.isCarrying };
      void again("call_device_not_kept", () => calls.devices.reachable(device, isReachable), trying).then(
        rounds.soon,
      );
    },
    came: () => asked.soon(),
    began: () => sweeps.soon(),
  });
  const serving = serveAsks(carried, carrier, asker.wake, options);
  const offers = offerRounds(carried, options);
  const elsewhere = elsewhereRounds(carried, options);
  const rounds = inTurn("call_offers_failed", async () => carried.isCarrying() && offers.round(), log);

  const takeBack = async (): Promise<void> => {
    for (const device of await calls.devices.endStranded()) {
      carried.feedAll({ kind: "revoked", device });
      await line.revoke(device);
    }
  };
  const look = async (): Promise<void> => {
    const all = carried.all();
    if (all.length === 0) return;
    const reading = calls.live(options.channel);
    await Promise.all(
      all.map((one) => one.read(reading.then((live) => live.find(({ id }) => id === one.stored().id)))),
    );
  };
  const exchange = sayCarried(options.leases, options.channel);
  const sweeps = inTurn(
    "calls_sweep_failed",
    async () => {
      if (!(await carried.isStillCarrying())) {
        // Whoever carries no more says nothing: another may.
        if (carried.isCarrying()) await exchange.isAway();
        return;
      }
      await exchange.isThere();
      await takeBack();
      await serving.round();
      await look();
      await elsewhere.round();
      rounds.soon();
    },
    log,
  );
  const asked = inTurn(
    "call_asks_failed",
    async () => (await carried.isStillCarrying()) && serving.round(),
    log,
  );
  const ticks = inTurn(
    "calls_tick_failed",
    async () => {
      if (await carried.isStillCarrying()) carried.feedAll({ kind: "tick" });
    },
    log,
  );

  const follow = async (signal: AbortSignal): Promise<void> => {
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener("abort", () => resolve(), { once: true }),
    );
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await line.follow(signal, async (event) => {
          if (event.kind === "standing") pause = FIRST_PAUSE_MS;
          await carried.tell(event);
        });
      } catch (error) {
        log.warn("calls_not_followed", { channel: options.channel, ...errorFacts(error) });
      }
      carried.drop();
      if (signal.aborted) return;
      await Promise.race([wait(pause), aborted]);
      pause = Math.min(PAUSE_MAX_MS, pause * 2);
    }
  };

  return {
    asks: asker,
    carried,
    sessionEnded: sweeps.soon,
    start: () => {
      const ending = new AbortController();
      const { signal } = ending;
      const following = follow(signal);
      const listening = calls.asks.listen(() => {
        asker.wake();
        asked.soon();
      });
      // The sweep stands behind it.
      listening.catch((error: unknown) => log.warn("call_asks_not_heard", errorFacts(error)));
      const timers = [
        setInterval(ticks.soon, TICK_MS),
        setInterval(sweeps.soon, SWEEP_MS),
        setInterval(() => void calls.asks.forget(ASKS_KEPT_MS).catch(() => {}), FORGET_EVERY_MS),
      ];
      return {
        close: async () => {
          for (const timer of timers) clearInterval(timer);
          ending.abort();
          await following;
          await listening.then(
            (stop) => stop(),
            () => {},
          );
          await Promise.all([sweeps.idle(), asked.idle(), rounds.idle(), ticks.idle(), carried.settled()]);
        },
      };
    },
  };
}
