import type { CallActed } from "@holdfast/channel-kit";
import type { Answered, Ari } from "../ari/ari-client.ts";
import type { Exchange, Leg, Noticed } from "./exchange.ts";

/** What the commands need: Asterisk, what stands there, and a word to those who hear of it. */
export interface Telephone {
  readonly ari: Ari;
  readonly stands: () => Exchange;
  readonly notice: (noticed: Noticed) => void;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The folder of the prompts, as Asterisk sees it. */
  readonly promptsFolder: string;
}

/** The legs of one call that stand, by Asterisk's names. */
export function legsOf({ legs }: Exchange, call: string): readonly (readonly [string, Leg])[] {
  return [...legs].filter(([, leg]) => leg.call === call);
}

/** What an answer comes to where nothing can be refused but what is no more. */
export function plainly({ kind }: Answered): CallActed {
  if (kind === "away") return { kind: "retry" };
  return kind === "ok" ? { kind: "done" } : { kind: "gone" };
}
