import type { Apart, Medium, Role, ShiftState, UserId } from "@holdfast/case-schema";
import type { LogPosition } from "../log/log-store.ts";

/** How somebody on shift stands. Instants are milliseconds since 1970. */
export interface Standing {
  readonly since: number;
  readonly state: ShiftState;
  readonly stateSince: number;
  /** The media on which they want nothing new for now (DB651). */
  readonly paused: readonly Medium[];
}

/** Somebody on shift, as whoever routes reads them: at this moment, and not as it was told last. */
export interface Routed extends Standing {
  readonly id: UserId;
  readonly role: Role;
  /** Whether they have time to themselves after a contact (DB617). */
  readonly isWrappingUp: boolean;
  /** Since when no console of theirs answers: told already, or not counted for as long as somebody is routed to (DB652). */
  readonly goneSince: number | null;
}

/** Somebody on shift, as colleagues see them. */
export interface OnShift extends Standing {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** Whether any session of theirs is alive; without one they cannot be answering. */
  readonly isSignedIn: boolean;
}

/** Somebody on shift, as the board shows them. The database makes this shape itself, for snapshots and events alike. */
export interface ShiftFacts extends Omit<Standing, "state"> {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** Whether they are offered anything, as every release reads it: whoever is apart is as on a break. */
  readonly state: Exclude<ShiftState, Apart>;
  readonly apart: Apart | null;
  /** Since when they are at no gateway. */
  readonly goneSince: number | null;
  /** Whether they have time to themselves after a contact; never for how long. */
  readonly isWrappingUp: boolean;
  readonly version: number;
}

/** Who is on shift, and since when. */
export interface ShiftStore {
  /** Everybody on shift, whoever came first first. */
  readonly list: () => Promise<readonly OnShift[]>;
  /** Everybody on shift, as contacts are routed to them, by their ids. */
  readonly routed: () => Promise<readonly Routed[]>;
  /** Everybody on shift, unordered, with a position read by the same statement. */
  readonly board: () => Promise<{ readonly asOf: LogPosition; readonly rows: readonly ShiftFacts[] }>;
  /** `null` while they are not on shift. */
  readonly of: (id: UserId) => Promise<Standing | null>;
  /** Goes on shift, on a break, apart, or back from it. */
  readonly keep: (id: UserId, state: ShiftState) => Promise<void>;
  /** Wants nothing new on a medium for now, or wants it again; off shift that is nothing. */
  readonly pause: (id: UserId, medium: Medium, isPaused: boolean) => Promise<void>;
  readonly end: (id: UserId) => Promise<void>;
  /** Ends the shifts of whoever has a role that may not keep one, and says how many. */
  readonly endStranded: (mayKeep: readonly Role[]) => Promise<number>;
  /** Ends the shifts of whoever went home and did not say so (DB796), and says how many. */
  readonly endForgotten: () => Promise<number>;
}
