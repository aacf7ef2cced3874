import { z } from "zod";

/** How a call stands. `back`: it lost its advocate, and its caller is at the head of the queue. */
export const CallPhase = z.enum([
  "greeting",
  "waiting",
  "ringing",
  "joining",
  "talking",
  "on_hold",
  "consulting",
  "together",
  "back",
  "ended",
]);
export type CallPhase = z.infer<typeof CallPhase>;

/** Who began it: they, or we. */
export const CallDirection = z.enum(["in", "out"]);
export type CallDirection = z.infer<typeof CallDirection>;

/** How the words of a call travel. `relay`: somebody else says or types them on. */
export const CallLine = z.enum(["voice", "tty", "relay"]);
export type CallLine = z.infer<typeof CallLine>;

/**
 * How a call ended. `hung_up_waiting`: before anybody had answered. `lost`: it fell silent, and nobody hung up. `left`: we
 * left it, and the others talk on. `rejected` to `unreachable`: what we began and nobody took. `put_through`: they asked for the
 * partner's line and talk there, and nobody of ours had answered.
 */
export const CallEnd = z.enum([
  "hung_up_waiting",
  "hung_up",
  "ended_by_us",
  "lost",
  "left",
  "rejected",
  "busy",
  "no_answer",
  "unreachable",
  "put_through",
]);
export type CallEnd = z.infer<typeof CallEnd>;

/** Within this time of the end of their last call, in milliseconds, whoever rings again keeps its wait (handbook 3.3). */
export const CALL_AGAIN_MS = 10 * 60_000;

/** Whoever hangs up sooner than this, in milliseconds, is counted apart (handbook 3.2). */
export const SHORT_ABANDON_MS = 5000;

/** What is kept of a call's course. */
export const CallHappening = z.enum([
  "came",
  "begun",
  "leg_ringing",
  "leg_up",
  "leg_heard",
  "leg_ended",
  "declined",
  "answered",
  "held",
  "resumed",
  "consulted",
  "brought_together",
  "handed_over",
  "left",
  "back",
  "listening",
  "listening_ended",
  "key",
  "abandoned",
  "ended",
  "cannot_speak",
  "said",
]);
export type CallHappening = z.infer<typeof CallHappening>;
