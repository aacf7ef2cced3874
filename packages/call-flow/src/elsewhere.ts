import type { Act } from "./act.ts";
import { elsewhereOf, offersOf, personOf, type Call, type ElsewhereLine } from "./call.ts";
import { legKey, type ElsewhereLeg } from "./legs.ts";
import { ELSEWHERE_AGAIN_MS, ELSEWHERE_SAID_MS } from "./limits.ts";
import { about, and, hangUp, noting, stands, withLeg, withoutLeg, type Stepped } from "./stepped.ts";

/** Whether somebody waits for the first time, on a line on which a prompt is heard: nobody else is told of another line (G728). */
function mayBeTold({ stage, direction, line }: Call): boolean {
  return stage.kind === "waiting" && !stage.isBack && direction === "in" && line === "voice";
}

/** Another line is told of, once and again after a while, or is told of no more. Who is being put through, or answered, hears nothing of it. */
export function onElsewhere(call: Call, line: ElsewhereLine | null): Stepped {
  const { elsewhere: told, now } = call;
  if (line === null || !mayBeTold(call))
    return stands({ ...call, elsewhere: told === null ? null : { ...told, isOpen: false } });
  const isBusy = elsewhereOf(call) !== null || offersOf(call).some(({ state }) => state === "up");
  const isDue = told === null || now - told.saidAt >= ELSEWHERE_AGAIN_MS;
  if (isBusy || !isDue)
    return stands({ ...call, elsewhere: told === null ? null : { ...told, line, isOpen: true } });
  return stands({ ...call, elsewhere: { line, isOpen: true, saidAt: now } }, ...saying(call, line.offer));
}

/** Whoever asks for it is put through: their place here is kept, and whoever answers them here first has them (G729). */
export function askedElsewhere(call: Call): Stepped {
  const { elsewhere: told, now } = call;
  // A key that nobody offered says nothing.
  if (told === null || !mayBeTold(call) || elsewhereOf(call) !== null) return stands(call);
  const { line, isOpen } = told;
  if (!isOpen) return stands(call, ...saying(call, line.failed));
  const key = legKey("elsewhere", call.named + 1, now.toString(36));
  const leg: ElsewhereLeg = { kind: "elsewhere", key, state: "ringing", since: now, saidAt: now };
  const { to, show } = line;
  return noting(
    stands(
      { ...withLeg(call, leg), named: call.named + 1 },
      { to: "channel", command: { kind: "dial", call: call.key, leg: key, to, show } },
      ...saying(call, line.ringing),
    ),
    about("leg_ringing", leg),
  );
}

/** Whoever is being put through hears so again and again. */
export function saidAgain(call: Call): Stepped {
  const leg = elsewhereOf(call);
  const told = call.elsewhere;
  if (leg?.state !== "ringing" || told === null || call.now - leg.saidAt < ELSEWHERE_SAID_MS)
    return stands(call);
  return stands(withLeg(call, { ...leg, saidAt: call.now }), ...saying(call, told.line.ringing));
}

/** It did not answer, or is gone: whoever waits hears so and waits on, where they were; whoever talked there has talked. */
export function elsewhereEnded(call: Call, over: (call: Call) => Stepped): Stepped {
  if (call.stage.kind === "elsewhere") return over(call);
  const isAlone = call.stage.kind === "waiting" && call.claim === null;
  return isAlone ? stands(call, ...saying(call, call.elsewhere?.line.failed ?? [])) : stands(call);
}

/** Whoever has the call has the person to themselves: what still rings elsewhere stops. */
export function withoutElsewhere(call: Call): Stepped {
  const leg = elsewhereOf(call);
  if (leg === null) return stands(call);
  return noting(stands(withoutLeg(call, leg.key), hangUp(call, leg.key)), about("leg_ended", leg));
}

/** Whoever cannot speak is sent to nobody who does not know it. */
export function neverElsewhere(call: Call): Stepped {
  return and(stands({ ...call, elsewhere: null }), withoutElsewhere);
}

/** What nobody heard offers nothing: an exchange without that sound puts nobody through unawares. */
export function notPlayed(call: Call, key: string): Stepped {
  if (personOf(call)?.key !== key || elsewhereOf(call) !== null || call.elsewhere === null)
    return stands(call);
  return stands({ ...call, elsewhere: null });
}

function saying(call: Call, prompts: readonly string[]): readonly Act[] {
  const person = personOf(call);
  if (person?.state !== "up" || prompts.length === 0) return [];
  return [{ to: "channel", command: { kind: "say", call: call.key, leg: person.key, prompts, says: null } }];
}
