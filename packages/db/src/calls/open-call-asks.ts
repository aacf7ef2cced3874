import { CallWish, type ContactId, type UserId } from "@holdfast/case-schema";
import { z } from "zod";
import { listen } from "../log/listen.ts";
import { PLACE } from "../sealing/places.ts";
import { openOwn, sealOwn } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import type { CallAskStore, LentAccess } from "./call-ask-store.ts";
import { groundMissing } from "./call-party-statements.ts";
import { answerAsk, answerOfAsk, forgetAsks, leaseAsks, writeAsk } from "./call-ask-statements.ts";

/** That nobody asks for a call that stands on nothing, as the table of askings holds to it. */
const Ungrounded = z.object({ constraint: z.literal("call_party_grounded") });

export function openCallAsks({ pool, clock, commits, connection, owners }: Inside): CallAskStore {
  return {
    async ask({ id, by, contactId, expectedVersion, wish }) {
      try {
        await writeAsk(pool, id, contactId, by, expectedVersion, JSON.stringify(wish), clock());
      } catch (error) {
        if (wish.kind !== "call_party" || !Ungrounded.safeParse(error).success) throw error;
        const [row] = await groundMissing(pool, wish.party, wish.withPerson, clock());
        // What kept them from it is there no more: it was not asked all the same, and is to be asked again.
        return row?.missing ?? "no_ground";
      }
      commits.happened();
      return null;
    },
    async lease(carrier, leaseMs, freshMs) {
      const rows = await leaseAsks(pool, carrier, clock(), leaseMs, freshMs);
      return rows.map(({ id, contact_id, by_id, expected_version, wish }) => ({
        id,
        by: by_id as UserId,
        contactId: contact_id as ContactId | null,
        expectedVersion: expected_version,
        wish: CallWish.parse(wish),
      }));
    },
    async answer(id, answer) {
      if (answer.kind === "lent") {
        const { owner, wrapped } = owners.make(id);
        const secret = sealOwn(owner, PLACE.callSecret(id), Buffer.from(JSON.stringify(answer.access)));
        await answerAsk(pool, id, JSON.stringify({ kind: "lent" }), wrapped, secret, clock());
      } else await answerAsk(pool, id, JSON.stringify(answer), null, null, clock());
      commits.happened();
    },
    async answerOf(id) {
      const [row] = await answerOfAsk(pool, id);
      if (row?.answer == null) return null;
      if (row.answer.kind !== "lent") return row.answer;
      if (row.secret === null || row.secret_key === null) return null;
      const owner = owners.unwrap(id, row.secret_key);
      const access = JSON.parse(openOwn(owner, PLACE.callSecret(id), row.secret).toString()) as LentAccess;
      return { kind: "lent", access };
    },
    async listen(listener) {
      const wakeUps = await listen(connection, listener);
      return wakeUps.close;
    },
    async forget(olderThanMs) {
      await forgetAsks(pool, clock() - olderThanMs);
    },
  };
}
