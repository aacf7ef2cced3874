import type { CallRow } from "@holdfast/wire";
import type { CallData } from "./call-data.ts";

/** What can be done in a call as it stands, for whoever looks at it. */
export interface CallDeeds {
  readonly hold: boolean;
  readonly resume: boolean;
  readonly consult: boolean;
  /** Calling somebody else: from a contact that is no call, too. */
  readonly party: boolean;
  readonly person: boolean;
  readonly together: boolean;
  readonly leave: boolean;
  /** To whom I left with somebody else. */
  readonly comeBack: boolean;
  readonly transfer: boolean;
  /** Playing prompts to whoever cannot speak. */
  readonly prompt: boolean;
  readonly listen: boolean;
  readonly stopListening: boolean;
  readonly hangUp: boolean;
}

export interface DeedFacts {
  /** The call that goes on. */
  readonly live: CallRow | null;
  readonly call: Pick<CallData, "legs"> | null;
  readonly isMine: boolean;
  readonly canListen: boolean;
  /** Whether I listen already. */
  readonly listens: boolean;
}

const TALKED_IN: ReadonlySet<CallRow["phase"]> = new Set(["talking", "on_hold", "consulting", "together"]);

/** Which deeds a call allows now. The gateway decides again; what it would refuse anyhow is not offered. Pure. */
export function callDeeds({ live, call, isMine, canListen, listens }: DeedFacts): CallDeeds {
  const phase = live?.phase ?? null;
  const isTalkedIn = phase !== null && TALKED_IN.has(phase);
  // Whoever left them together has them still, and is not there to do anything.
  const isAway =
    phase === "together" &&
    call?.legs.every(({ who, state, isListening }) => who !== "staff" || state !== "up" || isListening) ===
      true;
  const mine = isMine && isTalkedIn && !isAway;
  const hasOther = call?.legs.some(
    ({ who, isListening, state }) => who !== "caller" && !isListening && state === "up",
  );
  const others =
    (call?.legs.filter(({ who, isListening }) => who !== "caller" && !isListening).length ?? 0) - 1;
  return {
    hold: mine && phase === "talking",
    resume: mine && (phase === "on_hold" || phase === "consulting"),
    consult: mine && (phase === "talking" || phase === "on_hold"),
    party: isMine && (live === null || mine),
    person: isMine && live === null,
    together: mine && phase === "consulting" && hasOther === true,
    leave: mine && phase === "together" && others > 0,
    comeBack: isMine && isAway,
    transfer: mine && phase !== "together",
    prompt: mine && call?.legs.some(({ who, state }) => who === "caller" && state === "up") === true,
    listen: canListen && !isMine && isTalkedIn && !listens,
    stopListening: listens,
    hangUp: isMine && live !== null && (mine || (live.direction === "out" && !isAway)),
  };
}
