import { UserId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { transaction } from "../sql/transaction.ts";
import { holdFactorProof } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import type { PasskeyStore } from "./passkey-store.ts";
import {
  addPasskey,
  countPasskeys,
  lockOwner,
  passkeyByCredential,
  passkeysOf,
  removePasskey,
  usePasskey,
} from "./passkey-statements.ts";

/** So many devices nobody has at hand; each is one more that can be lost. */
const MOST = 10;

export function openPasskeys({
  pool,
  clock,
  databaseTime,
}: Pick<Inside, "pool" | "clock" | "databaseTime">): PasskeyStore {
  return {
    list: async (of) =>
      (await passkeysOf(pool, of)).map((row) => ({
        id: row.id,
        name: row.name,
        madeAt: row.made_at,
        usedAt: row.used_at,
      })),
    credentials: async (of) =>
      (await passkeysOf(pool, of)).map((row) => ({
        credentialId: row.credential_id,
        transports: row.transports,
      })),
    async find(credentialId) {
      const [row] = await passkeyByCredential(pool, credentialId);
      if (row === undefined) return null;
      return {
        id: row.id,
        userId: UserId.parse(row.user_id),
        credentialId: row.credential_id,
        publicKey: new Uint8Array(row.public_key),
        transports: row.transports,
      };
    },
    add: async (
      to,
      { name, credentialId, publicKey, counter, transports },
      { sessionId, withinMs, factorDirectory },
    ) =>
      transaction(pool, async (on) => {
        await lockOwner(on, to);
        const now = clock();
        const read = await databaseTime(on);
        if ((await holdFactorProof(on, sessionId, to, withinMs, now, read, factorDirectory)).length === 0)
          return "prove_it_is_you";
        const [has] = await countPasskeys(on, to);
        if (has === undefined || has.count >= MOST) return "too_many";
        const key = Buffer.from(publicKey);
        const added = await addPasskey(on, v7(), to, name, credentialId, key, counter, transports, now);
        return added.length === 1 ? "added" : "taken";
      }),
    remove: async (of, id, { sessionId, withinMs, factorDirectory }, directory = null) =>
      transaction(pool, async (on) => {
        await lockOwner(on, of);
        const read = await databaseTime(on);
        if ((await holdFactorProof(on, sessionId, of, withinMs, clock(), read, factorDirectory)).length === 0)
          return "prove_it_is_you";
        const [removed] = await removePasskey(on, id, of, directory);
        return removed?.outcome ?? "not_found";
      }),
    use: async (id, counter) => (await usePasskey(pool, id, counter, clock())).length === 1,
  };
}
