import type { ContactId } from "@holdfast/case-schema";
import type { StaffAct } from "./acts.ts";

/** A contact as everybody on shift knows it. */
export interface Known {
  readonly id: ContactId;
  readonly number: number;
}

/** Somebody inside who can be asked to do things, one after another. */
export interface Player {
  readonly id: string;
  readonly name: string;
  /** Resolves once it is done; `from` is whom a contact is taken over from. */
  readonly act: (contact: Known, act: StaffAct, from: Player | null) => Promise<void>;
}
