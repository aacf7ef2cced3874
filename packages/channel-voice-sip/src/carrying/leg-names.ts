import type { CallKey, LegKey } from "@holdfast/channel-kit";

/** Stands between a call's key and a leg's name; neither may hold it. */
const MARK = "~";

const NAME = /^[a-z0-9-]{1,100}$/;

/** Whether a leg, a device or a call may be called so. */
export const isName = (name: string): boolean => NAME.test(name);

/** Asterisk's own name of a leg: the caller's is the call's key. Made of both, so that a leg is never there twice. */
export const channelOf = (call: CallKey, leg: LegKey): string =>
  leg === "caller" ? call : `${call}${MARK}${leg}`;

/** Where those who talk with each other are, and those who listen. */
export const talkOf = (call: CallKey): string => `talk${MARK}${call}`;

/** Where those who wait hear music, and prompts over it. */
export const musicOf = (call: CallKey): string => `music${MARK}${call}`;

/** The prompts of a greeting, as one playback. */
export const greetingOf = (call: CallKey): string => `greet${MARK}${call}`;

/** What is said to one leg, as one playback; `nth` tells it from all others. */
export const sayingOf = (call: CallKey, leg: LegKey, nth: number): string =>
  ["say", call, leg, nth].join(MARK);

/** The leg that something is said to; `null` for every other playback. */
export function readSaying(id: string): { readonly call: CallKey; readonly leg: LegKey } | null {
  const [kind, call, leg] = id.split(MARK);
  return kind === "say" && call !== undefined && leg !== undefined ? { call, leg } : null;
}

/** The call that a room or a greeting is of, with what it is; `null` when it is none of ours. */
export function readRoom(
  id: string,
): { readonly kind: "talk" | "music" | "greet"; readonly call: CallKey } | null {
  const [kind, call] = id.split(MARK);
  if (call === undefined || (kind !== "talk" && kind !== "music" && kind !== "greet")) return null;
  return { kind, call };
}
