import { lendAgainAfterMs } from "./lend-again.ts";
import { closeMicrophone, type Opened } from "./microphone.ts";
import { NO_PHONE, step, WAITS_MS, type Asked, type Phone, type PhoneAct, type PhoneEvent } from "./phone.ts";
import type { Lent, LineEvent, OpenLine, SipLine } from "./sip-line.ts";
import type { Speaker } from "./speaker.ts";

/** What a softphone needs from outside. */
export interface PhoneOutside {
  /** Asks for what to register with; `null` when nothing is lent now. */
  readonly lend: () => Promise<Lent | null>;
  readonly openLine: OpenLine;
  readonly openMicrophone: (deviceId: string | null) => Promise<Opened>;
  readonly makeSpeaker: (tell: (is: "ready" | "blocked") => void) => Speaker;
  readonly clock: () => number;
  /** Calls back later, and gives how not to. */
  readonly later: (run: () => void, afterMs: number) => () => void;
}

/** The telephone of one page. Its state is a store; every deed is told in it. */
export interface Softphone {
  readonly get: () => Phone;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks to be lent, registers, and stays registered until stopped. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Says that this page asks for a leg now, which then answers itself (VD1). */
  readonly ask: (what: Asked) => void;
  readonly answer: () => void;
  readonly end: () => void;
  readonly mute: (isMuted: boolean) => void;
  /** Opens the microphone once and closes it, so that somebody learns now and not at the first call that it cannot be. */
  readonly proveMicrophone: () => Promise<void>;
  /** Takes in what the browser says of the microphone without opening it; while somebody talks, the talk knows better. */
  readonly learnPermission: (isBlocked: boolean) => void;
  readonly chooseMicrophone: (deviceId: string | null) => Promise<void>;
  /** `false` when it cannot be heard there. */
  readonly chooseSpeaker: (deviceId: string | null) => Promise<boolean>;
  /** The open microphone; `null` while it is closed. */
  readonly microphone: () => MediaStream | null;
  /** Tries once more to play what the browser refused. */
  readonly hear: () => void;
}

/** A softphone that is off. */
export function createSoftphone(outside: PhoneOutside): Softphone {
  let phone = NO_PHONE;
  let line: SipLine | null = null;
  let stream: MediaStream | null = null;
  let chosen: string | null = null;
  let isWanted = false;
  let refusals = 0;
  let stopWaiting: (() => void) | null = null;
  /** Counts what was started, so that what was asked before a stop changes nothing after it. */
  let started = 0;
  const listeners = new Set<() => void>();
  const speaker = outside.makeSpeaker((is) => happen({ kind: "speaker", speaker: is }));

  function happen(event: PhoneEvent): void {
    const before = phone;
    const { phone: next, acts } = step(phone, event);
    phone = next;
    for (const act of acts) carryOut(act);
    if (phone !== before) for (const listener of listeners) listener();
  }

  function carryOut(act: PhoneAct): void {
    switch (act.kind) {
      case "open_microphone":
        return void open();
      case "close_microphone":
        speaker.stop();
        closeMicrophone(stream);
        stream = null;
        return;
      case "answer":
        // Gone meanwhile, it ends by itself.
        if (stream !== null) line?.answer(act.leg, stream);
        return;
      case "refuse":
        return line?.refuse(act.leg, act.because);
      case "end":
        return line?.end(act.leg);
      case "mute":
        return line?.mute(act.leg, act.isMuted);
      case "wait":
        outside.later(() => happen({ kind: "waited", leg: act.leg }), WAITS_MS);
        return;
    }
  }

  async function open(): Promise<void> {
    const opened = await outside.openMicrophone(chosen);
    // Whoever it was opened for may be gone, and nobody is listened to for nothing (VD3).
    const isNeeded = phone.leg !== null && phone.leg.phase !== "ringing";
    if (opened.kind === "ready") {
      closeMicrophone(isNeeded ? stream : opened.stream);
      if (isNeeded) stream = opened.stream;
    }
    happen({ kind: "microphone", microphone: opened.kind });
  }

  async function connect(): Promise<void> {
    const nth = started;
    happen({ kind: "line", line: "connecting" });
    const lent = await outside.lend();
    if (nth !== started) return;
    if (lent === null) return again();
    line = outside.openLine(lent, (event) => {
      if (nth === started) told(event);
    });
  }

  function told(event: LineEvent): void {
    switch (event.kind) {
      case "line":
        if (event.line === "reachable") refusals = 0;
        return event.line === "refused" ? again() : happen(event);
      case "invited":
        return happen({ ...event, at: outside.clock() });
      case "sound":
        if (phone.leg?.leg === event.leg) speaker.play(event.stream);
        return;
      case "up":
        return happen({ ...event, kind: "up", at: outside.clock() });
      case "ended":
        return happen({ ...event, kind: "ended" });
    }
  }

  /** Whoever waits for the end of a talk is not to ring on a telephone that goes. */
  function letGoOfNext(): void {
    if (phone.next !== null) happen({ kind: "waited", leg: phone.next.invite.leg });
  }

  /** What was lent opens nothing, or nothing was: asks again, less and less often (VD5). */
  function again(): void {
    started += 1;
    letGoOfNext();
    line?.close();
    line = null;
    if (phone.leg !== null) happen({ kind: "ended", leg: phone.leg.leg });
    happen({ kind: "line", line: "refused" });
    stopWaiting = outside.later(() => void connect(), lendAgainAfterMs(refusals));
    refusals += 1;
  }

  return {
    get: () => phone,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (isWanted) return;
      isWanted = true;
      started += 1;
      refusals = 0;
      void connect();
    },
    stop() {
      if (!isWanted) return;
      isWanted = false;
      stopWaiting?.();
      letGoOfNext();
      happen({ kind: "end_pressed" });
      started += 1;
      if (phone.leg !== null) happen({ kind: "ended", leg: phone.leg.leg });
      line?.close();
      line = null;
      happen({ kind: "line", line: "off" });
    },
    ask: (what) => happen({ kind: "asked", what, at: outside.clock() }),
    answer: () => happen({ kind: "answer_pressed" }),
    end: () => happen({ kind: "end_pressed" }),
    mute: (isMuted) => happen({ kind: "mute_pressed", isMuted }),
    async proveMicrophone() {
      if (stream !== null) return;
      happen({ kind: "microphone", microphone: "asking" });
      const opened = await outside.openMicrophone(chosen);
      if (opened.kind === "ready") closeMicrophone(opened.stream);
      happen({ kind: "microphone", microphone: opened.kind });
    },
    learnPermission(isBlocked) {
      if (phone.leg !== null || isBlocked === (phone.microphone === "blocked")) return;
      happen({ kind: "microphone", microphone: isBlocked ? "blocked" : "unasked" });
    },
    async chooseMicrophone(deviceId) {
      chosen = deviceId;
      if (stream === null || phone.leg === null) return;
      const { leg } = phone.leg;
      const opened = await outside.openMicrophone(deviceId);
      // What was spoken through before goes on where the other cannot be opened.
      if (opened.kind !== "ready") return happen({ kind: "microphone", microphone: opened.kind });
      line?.speakThrough(leg, opened.stream);
      closeMicrophone(stream);
      stream = opened.stream;
      happen({ kind: "microphone", microphone: "ready" });
    },
    chooseSpeaker: (deviceId) => speaker.choose(deviceId),
    microphone: () => stream,
    hear: () => speaker.again(),
  };
}
