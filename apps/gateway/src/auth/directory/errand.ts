import { z } from "zod";
import type { Asked } from "./directory.ts";

/** For what somebody goes to the directory. */
export const Errand = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sign_in") }),
  /** Holding a one-time link, of which the hash of its secret is kept, in base64. */
  z.object({ kind: z.literal("invitation"), secretHash: z.string() }),
  /** In a session: to come in by the directory from now on, or to prove that it is still them. */
  z.object({ kind: z.enum(["link", "prove"]), userId: z.string(), sessionId: z.string() }),
]);
export type Errand = z.infer<typeof Errand>;

const Kept = z.object({
  errand: Errand,
  asked: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() }),
});

/** How long somebody may take at the directory. */
export const GOOD_MS = 10 * 60_000;

/** Where sign-in keeps what is to be used once. */
interface Once {
  readonly createVerificationValue: (value: {
    readonly identifier: string;
    readonly value: string;
    readonly expiresAt: Date;
  }) => Promise<unknown>;
  readonly findVerificationValue: (identifier: string) => Promise<unknown>;
  readonly consumeVerificationValue: (identifier: string) => Promise<{ readonly value: string } | null>;
}

/** Keeps who went for what, by the browser that went: nobody else's brings it to an end, and it does once. */
export function errandsIn(once: Once, clock: () => number) {
  const nameOf = (browser: string, state: string): string => `directory:${browser}:${state}`;
  return {
    async keep(browser: string, errand: Errand, asked: Asked): Promise<void> {
      await once.createVerificationValue({
        identifier: nameOf(browser, asked.state),
        value: JSON.stringify({ errand, asked }),
        expiresAt: new Date(clock() + GOOD_MS),
      });
    },
    async spend(browser: string, state: string) {
      const name = nameOf(browser, state);
      // Looking also clears away what nobody came back for.
      await once.findVerificationValue(name);
      const found = await once.consumeVerificationValue(name);
      return found === null ? null : Kept.parse(JSON.parse(found.value));
    },
  };
}
