import type { UserId } from "@holdfast/case-schema";
import type { DraftNotice, JoinAnswer } from "@holdfast/wire";

/** What is known about the sockets: numbers only, for `/readyz` and `/metrics`. */
export interface RealtimeFigures {
  readonly sockets: number;
  /** Streams that somebody follows. */
  readonly streams: number;
  /** Time since the log was last read; `Infinity` when it never was. */
  readonly tailAgeMs: number;
  readonly batches: number;
  readonly events: number;
  /** Batches times the sockets that followed each one's stream. */
  readonly told: number;
  /** How often what somebody had missed was asked of the database, since memory did not have it. */
  readonly replayReads: number;
  /** Joins answered since the start, by kind of answer. */
  readonly answers: Readonly<Record<JoinAnswer["kind"], number>>;
}

/** The gateway's sockets and the tail that feeds them. */
export interface Realtime {
  readonly figures: () => RealtimeFigures;
  /** Time since the log was last read. Above five seconds nobody is told that they are current. */
  readonly tailAgeMs: () => number;
  /** Whether other gateways are heard and told at once; else after a second at most. */
  readonly busIsUp: () => boolean;
  /** Everybody who has a live socket here, each once. */
  readonly present: () => readonly UserId[];
  /** Tells whoever follows a contact, at every gateway, that somebody's unsent words there changed. */
  readonly tellDraft: (notice: DraftNotice) => void;
  /**
   * Ends each connection at a moment of its own within so many milliseconds, so that whoever comes back elsewhere does so over that time
   * (W40); resolves when the last of those that were there has gone. Takes new ones all the same: shut the door first.
   */
  readonly leave: (overMs: number) => Promise<void>;
  /** Disconnects everybody and stops reading. Leaves the HTTP server to its owner. */
  readonly close: () => Promise<void>;
}
