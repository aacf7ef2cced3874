import type { LegEnd } from "@holdfast/channel-kit";

/** ITU-T Q.850 causes, and Asterisk's own, that say more than that a leg ended. */
const BEFORE_ANSWER: Readonly<Record<number, LegEnd>> = {
  17: "busy",
  18: "no_answer",
  19: "no_answer",
  21: "rejected",
  // Hung up, or cancelled by nobody of ours, while it still rang.
  16: "hung_up",
  26: "hung_up",
};

/** What Asterisk says when sound or signalling went silent: by its own clock, or by nobody's answer. */
const LOST = new Set([20, 27, 38, 41, 44, 102]);

/** What is known of a leg before it ends. */
export interface Ending {
  readonly isCaller: boolean;
  readonly wasUp: boolean;
  readonly ending: "by_us" | "lost" | null;
}

/** Why a leg ended, by what is known of it. Whoever rings us and gives up before we answered has hung up. */
export function legEnd(cause: number, { isCaller, wasUp, ending }: Ending): LegEnd {
  if (ending === "lost") return "lost";
  if (ending === "by_us") return "ended_by_us";
  if (wasUp) return LOST.has(cause) ? "lost" : "hung_up";
  return isCaller ? "hung_up" : (BEFORE_ANSWER[cause] ?? "unreachable");
}
