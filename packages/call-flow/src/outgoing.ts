import type { UserId } from "@holdfast/case-schema";
import type { Act } from "./act.ts";
import type { DeviceKey } from "./call-event.ts";
import { blank, type Call, type Dialling } from "./call.ts";
import { ring } from "./ring.ts";
import { settle } from "./step.ts";

/** Who begins a call, at which softphone of theirs, whom it dials, and the asking that is answered once it did, or cannot. */
export interface Begun {
  readonly by: UserId;
  readonly device: DeviceKey;
  readonly dialling: Dialling;
  readonly ask: string;
}

/**
 * A call that somebody begins who has the contact: their softphone first, and whoever is dialled only once it is heard, so that
 * nobody outside picks up to silence (CF51).
 */
export function outgoingCall(
  given: Pick<Call, "key" | "line" | "facts">,
  { by, device, dialling, ask }: Begun,
  now: number,
): { readonly call: Call; readonly acts: readonly Act[] } {
  const fresh: Call = {
    ...blank({ ...given, firstFor: null }, now),
    direction: "out",
    stage: { kind: "waiting", isBack: false, isTogether: false },
    legs: [],
    holder: by,
    arranged: { talking: [], music: [], listening: [] },
  };
  const rung = ring(fresh, { role: "own", user: by, device, answersItself: true, ask });
  const leg = rung.call.legs[0]?.key ?? "";
  const call: Call = { ...rung.call, stage: { kind: "held", by, leg, mode: "consulting", dials: dialling } };
  const open: Act = { to: "channel", command: { kind: "open", call: call.key } };
  return settle({ ...rung, call, acts: [open, ...rung.acts] });
}
