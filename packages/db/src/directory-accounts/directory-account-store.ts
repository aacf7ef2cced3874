import type { UserId } from "@holdfast/case-schema";
import type { FactorProof } from "../staff/proof.ts";

/** One of a directory's own, as that directory and no other names them. */
export interface DirectorySubject {
  /** The directory: `oidc:` and its issuer. */
  readonly provider: string;
  /** What it calls them, and never anybody else: no name and no mail address. */
  readonly subject: string;
}

/** Whom a subject is here. */
export interface DirectoryPerson {
  readonly userId: UserId;
  readonly username: string;
  readonly isDisabled: boolean;
}

/** Who comes in by the organisation's own directory (DB515). */
export interface DirectoryAccountStore {
  readonly find: (subject: DirectorySubject) => Promise<DirectoryPerson | null>;
  /** Since when a person comes in by that directory; `null`: they do not. */
  readonly linkedAt: (of: UserId, provider: string) => Promise<number | null>;
  /** Links one, in a session that has proved whose it is. `taken`: they are somebody else here. */
  readonly link: (
    of: UserId,
    subject: DirectorySubject,
    proof: FactorProof,
  ) => Promise<"linked" | "has_one" | "taken" | "not_found" | "prove_it_is_you">;
  /** Uses a one-time link, so that its owner comes in by the directory and needs no password. Nothing is used up where it is not `linked`. */
  readonly useLink: (
    secretHash: Buffer,
    subject: DirectorySubject,
  ) => Promise<"linked" | "has_one" | "taken" | "not_found" | "not_good">;
  /** Unlinks, by the same proof; `last`: they could not sign in any more. */
  readonly unlink: (
    of: UserId,
    provider: string,
    proof: FactorProof,
  ) => Promise<"unlinked" | "not_found" | "last" | "prove_it_is_you">;
}
