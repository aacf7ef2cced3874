import { devicesOf, ownLegOf, toldElsewhere, type Call } from "./call.ts";
import { saidAgain } from "./elsewhere.ts";
import { endOf, type Because } from "./leg-ended.ts";
import type { DeviceLeg, Leg } from "./legs.ts";
import {
  ANSWERS_ITSELF_MS,
  DEVICE_GONE_MS,
  DIAL_MS,
  ELSEWHERE_RING_MS,
  GREETING_MAX_MS,
  HEARD_WITHIN_MS,
  RING_MS,
} from "./limits.ts";
import { and, stands, type Stepped } from "./stepped.ts";

/** What has taken too long. Whatever it is, nobody waits for it any longer (CF20). */
export function onClock(call: Call): Stepped {
  const { stage, now } = call;
  const waits: Call =
    stage.kind === "greeting" && now - stage.since >= GREETING_MAX_MS
      ? { ...call, stage: { kind: "waiting", isBack: false, isTogether: false } }
      : call;
  const timely = waits.legs.reduce((stepped, leg) => {
    const because = tooLong(leg, now, ownLegOf(call)?.key === leg.key);
    return because === null ? stepped : and(stepped, (rest) => endOf(rest, leg.key, because));
  }, stands(waits));
  return and(timely, saidAgain);
}

function tooLong(leg: Leg, now: number, isOwn: boolean): Because | null {
  const sinceMs = now - leg.since;
  if (leg.kind === "party") return leg.state === "ringing" && sinceMs >= DIAL_MS ? "no_answer" : null;
  if (leg.kind === "person") return leg.state === "ringing" && sinceMs >= DIAL_MS ? "no_answer" : null;
  if (leg.kind === "elsewhere")
    return leg.state === "ringing" && sinceMs >= ELSEWHERE_RING_MS ? "no_answer" : null;
  if (leg.goneSince !== null && now - leg.goneSince >= DEVICE_GONE_MS) return "lost";
  if (leg.state === "ringing") return sinceMs >= ringMs(leg) ? "no_answer" : null;
  // Whoever only listens has nothing to say.
  const isToSpeak = leg.role !== "listen" && (isOwn || !leg.isHeard);
  return isToSpeak && !leg.isHeard && sinceMs >= HEARD_WITHIN_MS ? "not_heard" : null;
}

function ringMs({ role }: DeviceLeg): number {
  return role === "answer" || role === "own" || role === "listen" ? ANSWERS_ITSELF_MS : RING_MS;
}

/**
 * The call at an instant. A clock that was set back would have everything wait for it: what it knows of later instants becomes
 * now, and every wait for something begins anew (CF22).
 */
export function at(call: Call, now: number): Call {
  if (now >= call.now) return { ...call, now };
  const back = (instant: number): number => Math.min(instant, now);
  const moved = call.now - now;
  const told = toldElsewhere(call);
  return {
    ...call,
    now,
    stage: call.stage.kind === "greeting" ? { ...call.stage, since: back(call.stage.since) } : call.stage,
    elsewhere: told === null ? call.elsewhere : { ...told, saidAt: back(told.saidAt) },
    legs: call.legs.map((leg) =>
      leg.kind === "device"
        ? { ...leg, since: back(leg.since), goneSince: leg.goneSince === null ? null : back(leg.goneSince) }
        : leg.kind === "elsewhere"
          ? { ...leg, since: back(leg.since), saidAt: back(leg.saidAt) }
          : { ...leg, since: back(leg.since) },
    ),
    notAgain: call.notAgain.map(({ user, until }) => ({ user, until: until - moved })),
    firstOfferAt: call.firstOfferAt === null ? null : back(call.firstOfferAt),
  };
}

/** Softphones of a device that is out of reach, or back. One that only rings rings nowhere, and stops. */
export function onDevice(call: Call, device: string, state: "reachable" | "gone"): Stepped {
  const legs = devicesOf(call).filter((leg) => leg.device === device);
  return legs.reduce((stepped, leg) => {
    if (state === "gone" && leg.state === "ringing" && leg.role !== "own")
      return and(stepped, (rest) => endOf(rest, leg.key, "unreachable"));
    const goneSince = state === "reachable" ? null : (leg.goneSince ?? call.now);
    return and(stepped, (rest) =>
      stands({
        ...rest,
        legs: rest.legs.map((each) => (each.key === leg.key ? { ...leg, goneSince } : each)),
      }),
    );
  }, stands(call));
}
