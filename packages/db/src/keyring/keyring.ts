import type { MasterKey } from "./master-key.ts";

/** What a keyed hash is for; hashes of one text for two purposes have nothing in common. */
export type HashPurpose =
  | "thread"
  | "dedupe"
  | "address"
  | "link"
  | "code"
  | "alarm_code"
  | "alarm_device"
  | "code_word"
  | "venue"
  | "name"
  | "disclosed"
  | "sign_page"
  | "sign_code"
  | "contact_word"
  | "case_word"
  | "case_address"
  | "audit";

/** What a secret is for. */
export type SecretPurpose = "auth" | "bus" | "channel" | "client" | "proof";

/** What a database says of the keys it is sealed with. */
export interface KeysFound {
  /** Of the master key that is written with. */
  readonly fingerprint: Buffer;
  /** What hashes and secrets follow from, sealed under that key; `null`: from that key itself. */
  readonly root: Buffer | null;
  /** Whether wraps say under which key they are: since the first rotation they do. */
  readonly isTagged: boolean;
}

/** Everything that follows from the master keys of this machine, which themselves stay inside. */
export interface Keyring {
  /** 32 bytes that only holders of the house's roots can compute. They stay when the master key is rotated. */
  readonly hash: (purpose: HashPurpose, text: string) => Buffer;
  /** A stable secret of at least 32 characters. It stays when the master key is rotated. */
  readonly deriveSecret: (purpose: SecretPurpose) => string;
  /** Wraps an owner's key so that the database alone is worth nothing; bound to the owner's id. */
  readonly wrap: (ownerKey: Buffer, ownerId: string) => Buffer;
  /** Throws when no master key of this machine is the one, or the owner is another one. */
  readonly unwrap: (wrapped: Buffer, ownerId: string) => Buffer;
  /** Of the master key that is written with. Tells two master keys apart, and nothing else about them. */
  readonly fingerprint: Buffer;
  /** Every master key that this machine has. */
  readonly masters: () => readonly MasterKey[];
  /** Opens what is wrapped under this key, too, from now on. */
  readonly learn: (master: Buffer) => void;
  /** Writes, hashes and derives as that database does from now on. `false`, and nothing changes: its key is not here. */
  readonly settle: (found: KeysFound) => boolean;
  /** What hashes and secrets follow from, sealed under one of the keys. */
  readonly sealRoots: (under: MasterKey) => Buffer;
}
