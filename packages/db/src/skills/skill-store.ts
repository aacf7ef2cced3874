import type { Language, Medium, Role, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** By what somebody is offered contacts. */
export interface Skill {
  /** In which they answer; none: nobody said, and it is those of the house. */
  readonly languages: readonly Language[];
  /** For which they are trained. Never none. */
  readonly media: readonly Medium[];
  /** How many texts they are offered at once. */
  readonly textsAtOnce: 1 | 2 | 3;
}

/** What holds of somebody now. */
export interface SkillOf extends Skill {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** 0: nobody said, and it is as delivered. */
  readonly version: number;
  readonly said: { readonly by: StaffName; readonly at: number } | null;
}

export interface SkillStore {
  /** Of everybody whose account is open, by name. */
  readonly list: () => Promise<readonly SkillOf[]>;
  /** `null`: there is nobody like that, or their account is shut. */
  readonly of: (id: UserId) => Promise<SkillOf | null>;
  /** Says it anew, after the version that was seen. Earlier ones stay. */
  readonly change: (
    id: UserId,
    by: UserId,
    expectedVersion: number,
    skill: Skill,
  ) => Promise<"changed" | "changed_meanwhile" | "not_found">;
}
