import type { FactorProof, PeopleStore } from "@holdfast/db";
import type { Identity } from "../../sessions/live-sessions.ts";
import { madeBy, toMake, toSign } from "./ceremonies.ts";
import { PURPOSE, type Challenges } from "./challenges.ts";
import { jsonIn } from "./json-in.ts";
import { Made, type Signed } from "./key-response.ts";
import { usePasskey, type PasskeyParts } from "./use-passkey.ts";

/** What somebody who is signed in does with their passkeys. */
export interface OwnPasskeys {
  /** What their browser makes one by, as JSON. */
  readonly begin: (who: Identity) => Promise<string>;
  /** Keeps the one that was made. `refused`: it is not what was asked for, or took too long. */
  readonly add: (
    who: Identity,
    given: { readonly name: string; readonly response: string; readonly proof: FactorProof },
  ) => Promise<"added" | "too_many" | "taken" | "refused" | "prove_it_is_you">;
  /** What their browser signs by to prove that it is them, as JSON; `null`: they have no passkey. */
  readonly beginProof: (who: Identity) => Promise<string | null>;
  /** Whether one of their own has signed it. */
  readonly provedBy: (who: Identity, response: Signed) => Promise<boolean>;
}

export interface OwnPasskeyParts extends PasskeyParts {
  readonly people: Pick<PeopleStore, "list" | "isFactorProved" | "prove">;
  readonly challenges: () => Promise<Challenges>;
}

export function ownPasskeys(parts: OwnPasskeyParts): OwnPasskeys {
  const { rp, passkeys, people, challenges } = parts;
  return {
    async begin({ userId, sessionId, name }) {
      const own = (await people.list()).find(({ id }) => id === userId);
      const who = { id: userId, username: own?.username ?? name, has: await passkeys.credentials(userId) };
      return JSON.stringify(await toMake(rp, await challenges(), PURPOSE.add(sessionId), who));
    },
    async add({ userId, sessionId }, { name, response, proof }) {
      const made = Made.safeParse(jsonIn(response));
      if (!made.success) return "refused";
      // Before what was made is used up: once it is proved, the very same is added.
      if (!(await people.isFactorProved(userId, proof))) return "prove_it_is_you";
      const passkey = await madeBy(rp, await challenges(), PURPOSE.add(sessionId), made.data);
      if (passkey === null) return "refused";
      const done = await passkeys.add(userId, { ...passkey, name }, proof);
      // Its device has asked for a finger, a face or a PIN just now, as it does where it signs.
      if (done === "added") await people.prove(userId, sessionId, true);
      return done;
    },
    async beginProof({ userId, sessionId }) {
      const has = await passkeys.credentials(userId);
      if (has.length === 0) return null;
      return JSON.stringify(await toSign(rp, await challenges(), PURPOSE.prove(sessionId), has));
    },
    provedBy: async ({ userId, sessionId }, response) =>
      (await usePasskey(parts, await challenges(), PURPOSE.prove(sessionId), response)) === userId,
  };
}
