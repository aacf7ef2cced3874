import type { Language, Role, SessionId, UserId } from "@holdfast/case-schema";

/** What a link is for: a first password, or a new one. */
export type StaffLinkKind = "invitation" | "reset";

/** Somebody inside, as administrators see them. */
export interface Person {
  readonly id: UserId;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Languages that they answer in. */
  readonly languages: readonly Language[];
  /** Since when they may not sign in; `null` when they may. */
  readonly disabledAt: number | null;
  /** False until a link was used, and again after a reset. */
  readonly hasPassword: boolean;
  /** Whether they come in by an organisation's directory (DB515). */
  readonly hasDirectory: boolean;
  readonly hasTwoFactor: boolean;
  /** The one link that could still be used. */
  readonly link: { readonly kind: StaffLinkKind; readonly expiresAt: number } | null;
  /** How many sessions they have, and how many open contacts they hold. */
  readonly sessions: number;
  readonly holding: number;
}

/** One of somebody's own sessions. */
export interface OwnSession {
  readonly id: SessionId;
  readonly since: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  /** As the browser named itself. */
  readonly userAgent: string;
}
