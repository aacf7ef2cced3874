/** How long somebody may take to find their key. */
const GOOD_MS = 5 * 60_000;

/** Where sign-in keeps what is to be used once. */
interface Kept {
  readonly createVerificationValue: (value: {
    readonly identifier: string;
    readonly value: string;
    readonly expiresAt: Date;
  }) => Promise<unknown>;
  /** Looking also clears away what nobody came back for. */
  readonly findVerificationValue: (identifier: string) => Promise<unknown>;
  readonly consumeVerificationValue: (identifier: string) => Promise<unknown>;
}

/** What is signed: made here for one purpose, and good once. */
export interface Challenges {
  readonly keep: (purpose: string, challenge: string) => Promise<void>;
  /** Whether it was made for that purpose lately and not used. It is used by this. */
  readonly spend: (purpose: string, challenge: string) => Promise<boolean>;
}

/** Of whom and for what: a challenge of one session, or purpose, is none for another. */
export const PURPOSE = {
  signIn: "sign-in",
  add: (sessionId: string) => `add:${sessionId}`,
  prove: (sessionId: string) => `prove:${sessionId}`,
} as const;

export function challengesIn(kept: Kept, clock: () => number): Challenges {
  const nameOf = (purpose: string, challenge: string): string => `passkey:${purpose}:${challenge}`;
  return {
    async keep(purpose, challenge) {
      const expiresAt = new Date(clock() + GOOD_MS);
      await kept.createVerificationValue({
        identifier: nameOf(purpose, challenge),
        value: purpose,
        expiresAt,
      });
    },
    async spend(purpose, challenge) {
      const name = nameOf(purpose, challenge);
      await kept.findVerificationValue(name);
      return ((await kept.consumeVerificationValue(name)) ?? null) !== null;
    },
  };
}
