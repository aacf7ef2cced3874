import type { Act } from "./act.ts";
import {
  elsewhereOf,
  guestsOf,
  offersOf,
  personOf,
  toldElsewhere,
  type Call,
  type ElsewhereLine,
} from "./call.ts";
import type { LegKey } from "./call-event.ts";
import { legKey, type ElsewhereLeg } from "./legs.ts";
import { ELSEWHERE_AGAIN_MS, ELSEWHERE_SAID_MS, ELSEWHERE_TRIES } from "./limits.ts";
import { about, and, hangUp, noting, stands, withLeg, withoutLeg, type Stepped } from "./stepped.ts";

/** Whether somebody waits for the first time, alone, on a line on which a prompt is heard: nobody else is told of another line (G728). */
function mayBeTold(call: Call): boolean {
  const { stage, direction, line, elsewhere } = call;
  const waits = stage.kind === "waiting" && !stage.isBack && guestsOf(call).length === 0;
  return waits && direction === "in" && line === "voice" && elsewhere !== "never";
}

/** Another line is told of, once and again after a while, or is told of no more. Who is being put through, or answered, hears nothing of it. */
export function onElsewhere(call: Call, line: ElsewhereLine | null): Stepped {
  const { now } = call;
  const told = toldElsewhere(call);
  if (line === null || !mayBeTold(call))
    return stands(told === null ? call : { ...call, elsewhere: { ...told, isOpen: false } });
  const isBusy = elsewhereOf(call) !== null || offersOf(call).some(({ state }) => state === "up");
  const isDue = told === null || now - told.saidAt >= ELSEWHERE_AGAIN_MS;
  if (isBusy || !isDue)
    return stands(told === null ? call : { ...call, elsewhere: { ...told, line, isOpen: true } });
  const elsewhere = { line, isOpen: true, isHeard: true, triesLeft: ELSEWHERE_TRIES, saidAt: now };
  return stands({ ...call, elsewhere }, ...saying(call, line.offer));
}

/** Whoever asks for it is put through: their place here is kept, and whoever answers them here first has them (G729). */
export function askedElsewhere(call: Call): Stepped {
  const { now } = call;
  const told = toldElsewhere(call);
  // A key that nobody offered says nothing.
  if (told?.isHeard !== true || !mayBeTold(call) || elsewhereOf(call) !== null) return stands(call);
  const { line, isOpen, triesLeft } = told;
  if (!isOpen || triesLeft === 0) return stands(call, ...saying(call, line.failed));
  const key = legKey("elsewhere", call.named + 1, now.toString(36));
  const leg: ElsewhereLeg = { kind: "elsewhere", key, state: "ringing", since: now, saidAt: now };
  const { to, show } = line;
  return noting(
    stands(
      { ...withLeg(call, leg), named: call.named + 1, elsewhere: { ...told, triesLeft: triesLeft - 1 } },
      { to: "channel", command: { kind: "dial", call: call.key, leg: key, to, show } },
      ...saying(call, line.ringing),
    ),
    about("leg_ringing", leg),
  );
}

/** Whoever is being put through hears so again and again. */
export function saidAgain(call: Call): Stepped {
  const leg = elsewhereOf(call);
  const told = toldElsewhere(call);
  if (leg?.state !== "ringing" || told === null || call.now - leg.saidAt < ELSEWHERE_SAID_MS)
    return stands(call);
  return stands(withLeg(call, { ...leg, saidAt: call.now }), ...saying(call, told.line.ringing));
}

/** It did not answer, or is gone: whoever waits hears so and waits on, where they were; whoever talked there has talked. */
export function elsewhereEnded(call: Call, over: (call: Call) => Stepped): Stepped {
  if (call.stage.kind === "elsewhere") return over(call);
  const isAlone = call.stage.kind === "waiting" && call.claim === null;
  return isAlone ? stands(call, ...saying(call, toldElsewhere(call)?.line.failed ?? [])) : stands(call);
}

/** Whoever has the call has the person to themselves: what still rings elsewhere stops. */
export function withoutElsewhere(call: Call): Stepped {
  const leg = elsewhereOf(call);
  if (leg === null) return stands(call);
  return noting(stands(withoutLeg(call, leg.key), hangUp(call, leg.key)), about("leg_ended", leg));
}

/** Whoever cannot speak is sent to nobody who does not know it, and told of nobody, though the store was asked before it knew (CP100). */
export function neverElsewhere(call: Call): Stepped {
  return and(stands({ ...call, elsewhere: "never" }), withoutElsewhere);
}

/** Whoever is in danger or in a crisis is nobody's but ours: what they asked for before that was known stops, and they hear that they wait on. */
export function keptHere(call: Call): Stepped {
  if (call.stage.kind !== "waiting") return stands(call);
  const isRinging = elsewhereOf(call) !== null && call.claim === null;
  const failed = toldElsewhere(call)?.line.failed ?? [];
  const kept = { ...call, elsewhere: call.elsewhere === "never" ? call.elsewhere : null };
  return and(withoutElsewhere(kept), (rest) => stands(rest, ...(isRinging ? saying(rest, failed) : [])));
}

/** The store knew first that they are kept here: the end there stops, and they hear that they wait on, where they were (G729). */
export function notPutThrough(call: Call, key: LegKey): Stepped {
  if (call.stage.kind !== "elsewhere" || call.stage.leg !== key) return stands(call);
  return keptHere({ ...call, stage: { kind: "waiting", isBack: false, isTogether: false } });
}

/** What nobody heard offers nothing, and is tried again no sooner than it would have been told of again. */
export function notPlayed(call: Call, key: string): Stepped {
  const told = toldElsewhere(call);
  if (personOf(call)?.key !== key || elsewhereOf(call) !== null || told === null) return stands(call);
  return stands({ ...call, elsewhere: { ...told, isHeard: false } });
}

function saying(call: Call, prompts: readonly string[]): readonly Act[] {
  const person = personOf(call);
  if (person?.state !== "up" || prompts.length === 0) return [];
  return [{ to: "channel", command: { kind: "say", call: call.key, leg: person.key, prompts, says: null } }];
}
