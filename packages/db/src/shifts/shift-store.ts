import type { Role, ShiftState, UserId } from "@holdfast/case-schema";
import type { LogPosition } from "../log/log-store.ts";

/** How somebody on shift stands. Instants are milliseconds since 1970. */
export interface Standing {
  readonly since: number;
  readonly state: ShiftState;
  readonly stateSince: number;
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
export interface ShiftFacts extends Standing {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
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
  /** Everybody on shift, unordered, with a position read by the same statement. */
  readonly board: () => Promise<{ readonly asOf: LogPosition; readonly rows: readonly ShiftFacts[] }>;
  /** `null` while they are not on shift. */
  readonly of: (id: UserId) => Promise<Standing | null>;
  /** Goes on shift, on a break, or back from it. */
  readonly keep: (id: UserId, state: ShiftState) => Promise<void>;
  readonly end: (id: UserId) => Promise<void>;
  /** Ends the shifts of whoever has a role that may not keep one, and says how many. */
  readonly endStranded: (mayKeep: readonly Role[]) => Promise<number>;
}
