/** What a keyed hash is for; hashes of one text for two purposes have nothing in common. */
export type HashPurpose =
  | "thread"
  | "dedupe"
  | "address"
  | "link"
  | "code"
  | "code_word"
  | "venue"
  | "name"
  | "disclosed"
  | "sign_page"
  | "sign_code"
  | "contact_word"
  | "case_word"
  | "audit";

/** What a secret derived from the master key is for. */
export type SecretPurpose = "auth" | "backup" | "channel" | "client" | "proof";

/** Everything that follows from the master key, which itself stays inside. */
export interface Keyring {
  /** 32 bytes that only holders of the master key can compute. */
  readonly hash: (purpose: HashPurpose, text: string) => Buffer;
  /** A stable secret of at least 32 characters. */
  readonly deriveSecret: (purpose: SecretPurpose) => string;
  /** Wraps an owner's key so that the database alone is worth nothing; bound to the owner's id. */
  readonly wrap: (ownerKey: Buffer, ownerId: string) => Buffer;
  /** Throws when the master key or the owner is another one. */
  readonly unwrap: (wrapped: Buffer, ownerId: string) => Buffer;
  /** Tells two master keys apart, and nothing else about them. */
  readonly fingerprint: Buffer;
}
