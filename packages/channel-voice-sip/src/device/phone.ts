/** How the line to the registrar stands. `refused`: what was lent no longer opens it. */
export type LineState = "off" | "connecting" | "reachable" | "lost" | "refused";

/** What came of opening the microphone the last time; what cannot be opened says why. */
export type MicrophoneState = "unasked" | "asking" | "ready" | MicrophoneFault;
export type MicrophoneFault = "blocked" | "missing" | "taken";

/** A leg that wants to be answered, as it says of itself. */
export interface Invite {
  readonly leg: string;
  /** The contact's number on screen; `null` for an echo. */
  readonly contact: number | null;
  readonly language: string | null;
  readonly answersItself: boolean;
  readonly isEcho: boolean;
}

/** What this page asked for: the call of a contact, or the echo. */
export type Asked = number | "echo";

export interface PhoneLeg extends Invite {
  readonly phase: "ringing" | "answering" | "up";
  /** Whether this page asked for it, so that nobody has to press anything. */
  readonly isAsked: boolean;
  readonly isMuted: boolean;
  /** When it rang, and once it is up, since when it is. Milliseconds. */
  readonly since: number;
}

/** A leg that waits, and since when. Milliseconds. */
export interface Next {
  readonly invite: Invite;
  readonly at: number;
}

/** A softphone as it stands. */
export interface Phone {
  readonly line: LineState;
  readonly microphone: MicrophoneState;
  /** Whether the browser plays what comes. */
  readonly speaker: "ready" | "blocked";
  readonly leg: PhoneLeg | null;
  /** A leg that came while another was there: it waits a moment for that one's end. */
  readonly next: Next | null;
  readonly asked: { readonly what: Asked; readonly until: number } | null;
}

export const NO_PHONE: Phone = {
  line: "off",
  microphone: "unasked",
  speaker: "ready",
  leg: null,
  next: null,
  asked: null,
};

/** What happened to it. Instants are milliseconds. */
export type PhoneEvent =
  | { readonly kind: "line"; readonly line: LineState }
  | { readonly kind: "microphone"; readonly microphone: MicrophoneState }
  | { readonly kind: "speaker"; readonly speaker: Phone["speaker"] }
  | { readonly kind: "asked"; readonly what: Asked; readonly at: number }
  | { readonly kind: "invited"; readonly invite: Invite; readonly at: number }
  | { readonly kind: "answer_pressed" | "end_pressed" }
  | { readonly kind: "mute_pressed"; readonly isMuted: boolean }
  | { readonly kind: "up"; readonly leg: string; readonly at: number }
  /** A leg has waited as long as one may. */
  | { readonly kind: "waited"; readonly leg: string }
  | { readonly kind: "ended"; readonly leg: string };

/** What is to be done about it. */
export type PhoneAct =
  | { readonly kind: "open_microphone" | "close_microphone" }
  | { readonly kind: "answer" | "end"; readonly leg: string }
  /** `unable`: it could not be answered; `declined`: nobody wants to. */
  | { readonly kind: "refuse"; readonly leg: string; readonly because: "busy" | "unable" | "declined" }
  | { readonly kind: "mute"; readonly leg: string; readonly isMuted: boolean }
  /** Say `waited` of it once it has waited for as long as one may. */
  | { readonly kind: "wait"; readonly leg: string };

/** How long what was asked for may take to come, in milliseconds: then it rings like any other. */
export const ASKED_FOR_MS = 15_000;

/**
 * How long a leg may wait for the end of the one before, in milliseconds. Who carries a call ends it for everybody at once, and
 * whoever was in it is free from then on: the next one can ring before this telephone is told that the last is over.
 */
export const WAITS_MS = 1_500;

export interface Stepped {
  readonly phone: Phone;
  readonly acts: readonly PhoneAct[];
}

/** What a softphone does about what happened (SPEC.md). Pure. */
export function step(phone: Phone, event: PhoneEvent): Stepped {
  switch (event.kind) {
    case "line":
      return still({ ...phone, line: event.line });
    case "speaker":
      return still({ ...phone, speaker: event.speaker });
    case "asked":
      return still({ ...phone, asked: { what: event.what, until: event.at + ASKED_FOR_MS } });
    case "invited":
      return invited(phone, event.invite, event.at);
    case "microphone":
      return heard({ ...phone, microphone: event.microphone });
    case "answer_pressed":
      return phone.leg?.phase === "ringing" ? answering(phone, phone.leg, []) : still(phone);
    case "end_pressed":
      return endPressed(phone);
    case "mute_pressed":
      return muted(phone, event.isMuted);
    case "up":
      return phone.leg?.leg === event.leg
        ? still({ ...phone, leg: { ...phone.leg, phase: "up", since: event.at } })
        : still(phone);
    case "ended":
      if (phone.next?.invite.leg === event.leg) return still({ ...phone, next: null });
      return phone.leg?.leg === event.leg
        ? then({ ...phone, leg: null }, [{ kind: "close_microphone" }])
        : still(phone);
    case "waited":
      return phone.next?.invite.leg === event.leg
        ? { phone: { ...phone, next: null }, acts: [refuse(event.leg, "busy")] }
        : still(phone);
  }
}

/** Without a leg: the one that waited for that comes, as if it had come now. */
function then(phone: Phone, acts: readonly PhoneAct[]): Stepped {
  const { next } = phone;
  if (next === null) return { phone, acts };
  const stepped = invited({ ...phone, next: null }, next.invite, next.at);
  return { phone: stepped.phone, acts: [...acts, ...stepped.acts] };
}

function still(phone: Phone): Stepped {
  return { phone, acts: [] };
}

function invited(phone: Phone, invite: Invite, at: number): Stepped {
  const { leg: before, asked } = phone;
  const what: Asked | null = invite.isEcho ? "echo" : invite.contact;
  const isAsked = asked !== null && asked.what === what && at < asked.until;
  if (invite.isEcho && !isAsked) return { phone, acts: [refuse(invite.leg, "unable")] };
  // Sent once more, as when an answer was lost on the way: it is known already.
  if (before?.leg === invite.leg || phone.next?.invite.leg === invite.leg) return still(phone);
  if (before !== null && !(isAsked && givesWay(before))) return waiting(phone, { invite, at });
  const leg: PhoneLeg = { ...invite, phase: "ringing", isAsked, isMuted: false, since: at };
  if (!isAsked) return still({ ...phone, leg });
  return answering(phone, leg, before === null ? [] : [leaving(before)]);
}

/** Only a talk can be over without our having heard of it, and one leg waits for that. */
function waiting(phone: Phone, next: Next): Stepped {
  const { leg } = next.invite;
  return phone.leg?.phase === "up" && phone.next === null
    ? { phone: { ...phone, next }, acts: [{ kind: "wait", leg }] }
    : { phone, acts: [refuse(leg, "busy")] };
}

/** What was only offered can be offered again, and an echo is nobody. */
function givesWay({ phase, isEcho }: PhoneLeg): boolean {
  return phase === "ringing" || isEcho;
}

function leaving(leg: PhoneLeg): PhoneAct {
  return leg.phase === "up" ? { kind: "end", leg: leg.leg } : refuse(leg.leg, "busy");
}

function answering(phone: Phone, leg: PhoneLeg, first: readonly PhoneAct[]): Stepped {
  return {
    phone: { ...phone, asked: null, microphone: "asking", leg: { ...leg, phase: "answering" } },
    acts: [...first, { kind: "open_microphone" }],
  };
}

/** What came of opening the microphone decides about the leg that waits for it. */
function heard(phone: Phone): Stepped {
  const { leg, microphone } = phone;
  if (leg?.phase !== "answering" || microphone === "asking" || microphone === "unasked") return still(phone);
  if (microphone === "ready") return { phone, acts: [{ kind: "answer", leg: leg.leg }] };
  return leg.isAsked
    ? { phone: { ...phone, leg: null }, acts: [refuse(leg.leg, "unable")] }
    : still({ ...phone, leg: { ...leg, phase: "ringing" } });
}

function endPressed(phone: Phone): Stepped {
  const { leg } = phone;
  if (leg === null) return still(phone);
  if (leg.phase === "up") return { phone, acts: [{ kind: "end", leg: leg.leg }] };
  return {
    phone: { ...phone, leg: null },
    acts: [refuse(leg.leg, "declined"), { kind: "close_microphone" }],
  };
}

function muted(phone: Phone, isMuted: boolean): Stepped {
  const { leg } = phone;
  if (leg?.phase !== "up" || leg.isMuted === isMuted) return still(phone);
  return {
    phone: { ...phone, leg: { ...leg, isMuted } },
    acts: [{ kind: "mute", leg: leg.leg, isMuted }],
  };
}

function refuse(leg: string, because: "busy" | "unable" | "declined"): PhoneAct {
  return { kind: "refuse", leg, because };
}
