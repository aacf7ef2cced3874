import type { Phone } from "@holdfast/channel-voice-sip/device";
import type { PhoneHere } from "./phone-here.ts";

/** A telephone that stands ready in this tab. */
export function readyPhone(facts: Partial<Phone> = {}): Extract<PhoneHere, { kind: "here" }> {
  const phone: Phone = {
    line: "reachable",
    microphone: "ready",
    speaker: "ready",
    leg: null,
    next: null,
    asked: null,
    ...facts,
  };
  return { kind: "here", phone, device: "d-1", isCarried: true };
}

/** A leg of the contact with this number, which rings. */
export function ringingLeg(
  contact: number,
  facts: Partial<NonNullable<Phone["leg"]>> = {},
): NonNullable<Phone["leg"]> {
  return {
    leg: "offer-1-a",
    contact,
    language: null,
    answersItself: false,
    isEcho: false,
    phase: "ringing",
    isAsked: false,
    isMuted: false,
    since: 0,
    ...facts,
  };
}
