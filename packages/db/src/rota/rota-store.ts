import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What somebody is on for, as `DUTIES` of packages/rota says. */
export type RotaDuty = "lead" | "manager" | "counsel" | "advocate";

/** Somebody is on from one instant up to another, which is no longer theirs. Instants are milliseconds since 1970. */
export interface RotaShift {
  readonly duty: RotaDuty;
  readonly who: StaffName;
  readonly from: number;
  readonly until: number;
}

/** A shift as it stands in the rota. */
export interface StandingShift extends RotaShift {
  readonly id: string;
}

/** One that comes to stand. */
export type NewShift = Omit<RotaShift, "who"> & { readonly userId: UserId };

/** What an import says anything of, which it ends, and which it adds. */
export interface RotaChange {
  readonly from: number;
  readonly until: number;
  readonly ended: readonly string[];
  readonly added: readonly NewShift[];
}

/** Who imported the rota, or went back to an earlier one, and when. */
export interface RotaVersion {
  readonly version: number;
  readonly by: StaffName;
  readonly at: number;
  readonly from: number;
  readonly until: number;
  readonly shifts: number;
  /** As which version it stands again; `null`: a file was imported. */
  readonly backTo: number | null;
}

/** Somebody who signs in, by the name under which they do. */
export interface RotaPerson {
  readonly id: UserId;
  readonly name: string;
  readonly username: string;
}

export type RotaChanged =
  | { readonly kind: "changed"; readonly version: number }
  | { readonly kind: "overtaken" };

/** Who is on for what, as the newest version has it. */
export interface RotaStore {
  /** What reaches into a time, the first first. */
  readonly standing: (from: number, until: number) => Promise<readonly StandingShift[]>;
  /** What the rota speaks of at all, at any time. */
  readonly duties: () => Promise<readonly RotaDuty[]>;
  /** The newest first, at most that many. */
  readonly versions: (most: number) => Promise<readonly RotaVersion[]>;
  /** Everybody whom a rota may name. */
  readonly people: () => Promise<readonly RotaPerson[]>;
  /** Imports onto the version that the asker saw: all of it in one commit, or nothing, where another came meanwhile (DB670). */
  readonly change: (by: UserId, seen: number, change: RotaChange) => Promise<RotaChanged>;
  /** Has the rota stand as it did before the newest version, as a version of its own. */
  readonly goBack: (by: UserId, seen: number) => Promise<RotaChanged>;
  /** What the database's clock says, by which it is told who is on. */
  readonly now: () => Promise<number>;
  /** Forgets what was over, or replaced, longer ago than that, and nothing that can be gone back to (DB782); how much went. */
  readonly forget: (olderThanMs: number) => Promise<number>;
}
