import type { Invite, LineState } from "./phone.ts";

/** What a softphone registers with, for one session. `password` is a secret: held in memory, nowhere else. */
export interface Lent {
  readonly url: string;
  readonly domain: string;
  readonly username: string;
  readonly password: string;
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string | null;
    readonly credential?: string | null;
  }[];
}

/** What a line tells. */
export type LineEvent =
  | { readonly kind: "line"; readonly line: LineState }
  | { readonly kind: "invited"; readonly invite: Invite }
  /** What the other end sends, as soon as it can be played. */
  | { readonly kind: "sound"; readonly leg: string; readonly stream: MediaStream }
  | { readonly kind: "up" | "ended"; readonly leg: string };

/** A line to a registrar, open until it is closed. A leg that is no more is passed over. */
export interface SipLine {
  readonly answer: (leg: string, microphone: MediaStream) => void;
  readonly refuse: (leg: string, because: "busy" | "unable" | "declined") => void;
  readonly end: (leg: string) => void;
  readonly mute: (leg: string, isMuted: boolean) => void;
  /** Sends from another microphone, without a gap that anybody hears. */
  readonly speakThrough: (leg: string, microphone: MediaStream) => void;
  readonly close: () => void;
}

/** Opens a line with what was lent. */
export type OpenLine = (lent: Lent, tell: (event: LineEvent) => void) => SipLine;
