import { setTimeout as pause } from "node:timers/promises";
import type { CallActed, CallCommand, Calls, Host } from "@holdfast/channel-kit";
import { ariClient, type AriAccess } from "../ari/ari-client.ts";
import type { LineFacts } from "../check.ts";
import { promptsOf, type Settings } from "../settings.ts";
import { steady } from "../steady.ts";
import { act } from "./act.ts";
import { echo, lend, takeBack } from "./devices.ts";
import { hangUp } from "./end.ts";
import { inTurn } from "./in-turn.ts";
import { oneConnection, type Ended } from "./connection.ts";
import type { StoreSlot } from "./store-slot.ts";
import type { Telephone } from "./telephone.ts";

/** The lease among the gateways: Asterisk gives its application to one socket. */
const LEASE = "calls";
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** Before Asterisk is asked again whether it still can record. */
const UNSAFE_PAUSE_MS = 30_000;
/** How long Asterisk may be out of reach before another gateway is let try, which may have another way to it. */
const UNREACHED_MAX_MS = 5_000;
/** Longer than another takes to see that it may. */
const LET_TRY_MS = 3_000;
const TAKE_BACK_TRIES = 3;

/** Where this gateway stands to the calls. */
type Line =
  | { readonly kind: "elsewhere" }
  | { readonly kind: "between" }
  | { readonly kind: "carries"; readonly telephone: Telephone };

/**
 * Makes the capability out of settings, a host, and the slot through which calls are stored. How long Asterisk is out of reach is measured
 * by a clock that nobody sets (VS24).
 */
export function carryCalls(
  settings: Settings,
  host: Host,
  slot: StoreSlot,
  facts: LineFacts,
  elapsed: () => number = steady,
): Calls {
  const access: AriAccess = {
    url: settings.ariUrl,
    username: settings.ariUsername,
    password: settings.ariPassword,
  };
  const ari = ariClient(access, host.fetch);
  const turn = inTurn();
  let line: Line = { kind: "elsewhere" };
  let isOurs = (): boolean => false;

  /** One turn: until it is lost, or Asterisk cannot be reached from here. */
  const followOnce: Calls["follow"] = (signal, tell) =>
    host.hold(LEASE, signal, async (held, isHeld) => {
      let wait = FIRST_PAUSE_MS;
      let reachedAt = elapsed();
      isOurs = isHeld;
      try {
        while (!held.aborted) {
          line = { kind: "between" };
          const ended: Ended = await oneConnection({
            access,
            host,
            slot,
            signal: held,
            isHeld,
            tell,
            lines: { tty: settings.ttyNumbers, relay: settings.relayNumbers },
            promptsFolder: promptsOf(settings),
            carries: (telephone) => {
              facts.couldRecord = false;
              line = { kind: "carries", telephone };
            },
          });
          line = { kind: "between" };
          if (held.aborted) return;
          host.log("calls_line_lost", { because: ended.because });
          if (ended.because !== "unreachable") reachedAt = elapsed();
          else if (elapsed() - reachedAt >= UNREACHED_MAX_MS) return;
          wait = ended.hasCarried ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, wait * 2);
          const isUnsafe = ended.because === "recording_works";
          facts.couldRecord = isUnsafe;
          await pause(isUnsafe ? UNSAFE_PAUSE_MS : wait, undefined, { signal: held }).catch(() => undefined);
        }
      } finally {
        line = { kind: "elsewhere" };
      }
    });

  const follow: Calls["follow"] = async (signal, tell) => {
    while (!signal.aborted) {
      await followOnce(signal, tell);
      if (!signal.aborted) await pause(LET_TRY_MS, undefined, { signal }).catch(() => undefined);
    }
  };

  /** Where this gateway stands at this very moment: whoever slept through its turn was not told that another has it. */
  const now = (): Line => (line.kind === "elsewhere" || isOurs() ? line : { kind: "elsewhere" });

  /** Does it with the telephone, when this gateway has it. */
  const here = async (work: (telephone: Telephone) => Promise<CallActed>): Promise<CallActed> => {
    const stands = now();
    if (stands.kind === "elsewhere") return { kind: "not_here" };
    return stands.kind === "between" ? { kind: "retry" } : work(stands.telephone);
  };

  const revoke: Calls["revoke"] = async (device) => {
    // Its legs first, while they are known; the rest is asked of Asterisk by any gateway.
    const stands = now();
    if (stands.kind === "carries") {
      const { telephone } = stands;
      for (const [channel, { who }] of telephone.stands().legs)
        if (who.kind === "device" && who.device === device) await hangUp(telephone, channel, "by_us");
    }
    for (let tries = 1; !(await takeBack(ari, device)); tries += 1)
      if (tries === TAKE_BACK_TRIES) return host.log("calls_device_not_revoked");
  };

  return {
    deviceOrigins: [new URL(settings.deviceUrl).origin],
    follow,
    act: (command: CallCommand) => here((telephone) => turn(command.call, () => act(telephone, command))),
    lend: async (device) => {
      const stands = now();
      if (stands.kind === "elsewhere") return "not_here";
      return stands.kind === "between" ? "retry" : lend(ari, settings, host, device);
    },
    revoke,
    echo: (device) => here(() => echo(ari, device)),
  };
}
