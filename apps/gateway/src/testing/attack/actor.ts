import type { Role } from "@holdfast/case-schema";

/** Somebody who asks: what they are here, and the cookie by which they are known. */
export interface Actor {
  readonly name: string;
  /** `null`: nobody, or nobody any more. */
  readonly role: Role | null;
  readonly cookie: string;
  /** The cases that are theirs to read. */
  readonly cases: ReadonlySet<string>;
  /** The contacts of cases from which they are barred. */
  readonly keptFrom: ReadonlySet<string>;
  /** The contacts that they have. */
  readonly contacts: ReadonlySet<string>;
  /** What they offered to somebody, and what is offered to them. */
  readonly handovers: ReadonlySet<string>;
  /** Whether they are a lead on shift. */
  readonly isLeading: boolean;
}
