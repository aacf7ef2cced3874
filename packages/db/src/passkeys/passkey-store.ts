import type { UserId } from "@holdfast/case-schema";
import type { FactorProof } from "../staff/proof.ts";

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  /** As its owner named it. */
  readonly name: string;
  readonly madeAt: number;
  /** `null`: never yet. */
  readonly usedAt: number | null;
}

/** By what a device knows one of its passkeys. */
export interface Credential {
  readonly credentialId: string;
  readonly transports: readonly string[];
}

/** A passkey as it was made on a device. */
export interface NewPasskey extends Credential {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/** What a signature is checked with, and whose it is then. */
export interface StoredPasskey extends Credential {
  readonly id: string;
  readonly userId: UserId;
  readonly publicKey: Uint8Array;
}

/** What somebody signs in with beside their password (DB491). */
export interface PasskeyStore {
  /** Of one person, the oldest first. */
  readonly list: (of: UserId) => Promise<readonly OwnPasskey[]>;
  readonly credentials: (of: UserId) => Promise<readonly Credential[]>;
  readonly find: (credentialId: string) => Promise<StoredPasskey | null>;
  /** Keeps one, ten of a person at most, in a session that has proved whose it is, by a factor where they have one (G516). */
  readonly add: (
    to: UserId,
    passkey: NewPasskey,
    proof: FactorProof,
  ) => Promise<"added" | "too_many" | "taken" | "prove_it_is_you">;
  /** Takes one away, by the same proof; `last`: they could not sign in any more, be it by `directory`. */
  readonly remove: (
    of: UserId,
    id: string,
    proof: FactorProof,
    directory?: string | null,
  ) => Promise<"removed" | "not_found" | "last" | "prove_it_is_you">;
  /**
   * Notes that it signed, as its device counts. False: it has signed as often before, so there are two of it, or there is none any
   * more.
   */
  readonly use: (id: string, counter: number) => Promise<boolean>;
}
