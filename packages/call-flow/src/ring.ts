import type { UserId } from "@holdfast/case-schema";
import type { DeviceKey } from "./call-event.ts";
import type { Call, Dialling } from "./call.ts";
import { legKey, type DeviceLeg, type Leg } from "./legs.ts";
import { about, noting, stands, withLeg, type Stepped } from "./stepped.ts";

/** Whom to ring, for what, and who is told what becomes of it. */
export interface Ringing {
  readonly role: DeviceLeg["role"];
  readonly user: UserId;
  readonly device: DeviceKey;
  readonly answersItself: boolean;
  readonly ask?: string;
}

/** Rings a softphone. Nothing of the caller's is told to it but the contact's number and language. */
export function ring(call: Call, { answersItself, ask, ...who }: Ringing): Stepped {
  const leg: DeviceLeg = {
    ...who,
    kind: "device",
    key: legKey(who.role, call.named + 1, call.now.toString(36)),
    state: "ringing",
    since: call.now,
    isHeard: false,
    goneSince: null,
    ask: ask ?? null,
  };
  const { key, facts } = call;
  const rung = { ...withLeg(call, leg), named: call.named + 1 };
  return noting(
    stands(rung, {
      to: "channel",
      command: { kind: "ring", call: key, leg: leg.key, device: who.device, facts, answersItself },
    }),
    about("leg_ringing", leg),
  );
}

/** Dials somebody outside. */
export function dial(call: Call, { kind, party, to, show, withPerson, comesFirst }: Dialling): Stepped {
  const key = legKey(kind, call.named + 1, party);
  const rung = { key, state: "ringing", since: call.now } as const;
  const joins = !withPerson ? "never" : comesFirst ? "at_once" : "if_may";
  const leg: Leg = kind === "party" ? { ...rung, kind, joins, isMet: false } : { ...rung, kind };
  const dialled: Call = { ...withLeg(call, leg), named: call.named + 1 };
  const command = { kind: "dial", call: call.key, leg: key, to, show } as const;
  return noting(stands(dialled, { to: "channel", command }), about("leg_ringing", leg));
}
