import { UserId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { transaction } from "../sql/transaction.ts";
import { holdFactorProof } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import type { DirectoryAccountStore } from "./directory-account-store.ts";
import {
  findSubject,
  linkedAt,
  linkSubject,
  unlinkSubject,
  useLinkBySubject,
} from "./directory-account-statements.ts";

export function openDirectoryAccounts({
  pool,
  clock,
  databaseTime,
}: Pick<Inside, "pool" | "clock" | "databaseTime">): DirectoryAccountStore {
  return {
    async find({ provider, subject }) {
      const [row] = await findSubject(pool, provider, subject);
      if (row === undefined) return null;
      return { userId: UserId.parse(row.user_id), username: row.username, isDisabled: row.is_disabled };
    },
    linkedAt: async (of, provider) => (await linkedAt(pool, of, provider))[0]?.linked_at ?? null,
    link: async (of, { provider, subject }, { sessionId, withinMs, factorDirectory }) =>
      transaction(pool, async (on) => {
        const now = clock();
        const read = await databaseTime(on);
        if ((await holdFactorProof(on, sessionId, of, withinMs, now, read, factorDirectory)).length === 0)
          return "prove_it_is_you";
        const [linked] = await linkSubject(on, v7(), of, provider, subject, now);
        return linked?.outcome ?? "not_found";
      }),
    async useLink(secretHash, { provider, subject }) {
      const [used] = await useLinkBySubject(pool, secretHash, v7(), provider, subject, clock());
      return used?.outcome ?? "not_good";
    },
    unlink: async (of, provider, { sessionId, withinMs, factorDirectory }) =>
      transaction(pool, async (on) => {
        const read = await databaseTime(on);
        if ((await holdFactorProof(on, sessionId, of, withinMs, clock(), read, factorDirectory)).length === 0)
          return "prove_it_is_you";
        const [unlinked] = await unlinkSubject(on, of, provider);
        return unlinked?.outcome ?? "not_found";
      }),
  };
}
