import { isDeepStrictEqual } from "node:util";
import { askedCase } from "../cases/asked-case.ts";
import { partsOfCase, recordCaseRead } from "../cases/case-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { sealWhole } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addRecipient,
  endRecipient,
  listRecipients,
  recipientOfId,
  replaceVerified,
  verifiedOfCase,
} from "./recipient-statements.ts";
import { recipientOfRow } from "./recipient-of-row.ts";
import type { RecipientStore, RecipientWords } from "./recipient-store.ts";
import { showRecipient } from "./show-recipient.ts";

/** Kinds that no row is: our own people are none, and processors are those of the configuration. */
const NOT_BY_ROW: readonly string[] = ["own_staff", "processor_vendor", "person_themself"];

export function openRecipients(inside: Inside): RecipientStore {
  const { pool, clock, commits } = inside;
  const add = async (
    on: Queryable,
    id: string,
    type: string,
    whom: readonly [caseId: string, person: string] | null,
    words: RecipientWords,
    by: string,
  ): Promise<"vetted" | "taken"> => {
    const { owner, wrapped } = inside.owners.make(id);
    const body = sealWhole(owner, PLACE.recipient(id), Buffer.from(JSON.stringify(words)));
    const [row] = await addRecipient(
      on,
      id,
      type,
      whom?.[0] ?? null,
      whom?.[1] ?? null,
      wrapped,
      body,
      by,
      clock(),
    );
    return row === undefined ? "taken" : "vetted";
  };
  const committed = <Result extends { readonly kind: string }>(result: Result): Result => {
    if (result.kind === "vetted") commits.happened();
    return result;
  };
  return {
    async vet({ id, type, by, words }) {
      if (NOT_BY_ROW.includes(type)) return { kind: "not_by_row" };
      return committed({ kind: await add(pool, id, type, null, words, by) });
    },
    async verifyPerson({ id, caseId, person, asker, words }) {
      const done = await transaction(pool, async (on) => {
        // Under the case's lock: nobody is verified who is being forgotten.
        if ((await askedCase(on, caseId, asker, "change")) === null) return { kind: "not_found" } as const;
        const isThere = (await partsOfCase(on, caseId)).some(
          (part) => part.id === person && part.kind === "person" && part.owner_key !== null,
        );
        if (!isThere) return { kind: "not_found" } as const;
        const [before] = await recipientOfId(on, id);
        if (before !== undefined) {
          const { person: whom, vettedBy, endedAt, words: said } = recipientOfRow(inside, before);
          const isTheSame = whom === person && vettedBy.id === asker.id && isDeepStrictEqual(said, words);
          const isSame = isTheSame && endedAt === null;
          return { kind: isSame ? "vetted" : "taken" } as const;
        }
        await replaceVerified(on, person, asker.id, clock(), id);
        const kind = await add(on, id, "person_themself", [caseId, person], words, asker.id);
        if (kind === "taken") throw new Error("the id of a verification was taken at once by another's");
        return { kind };
      });
      return committed(done);
    },
    verified: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        if (row === null) return null;
        await recordCaseRead(on, caseId, asker.id, row.version, clock());
        return (await verifiedOfCase(on, caseId, clock())).map((each) => recipientOfRow(inside, each));
      }),
    async end(id, by) {
      const [row] = await endRecipient(pool, id, by, clock());
      if (row === undefined) return { kind: "not_found" };
      commits.happened();
      return { kind: "ended" };
    },
    showReach: async (id, asker) => showRecipient(inside, id, asker),
    list: async () => (await listRecipients(pool)).map((row) => recipientOfRow(inside, row)),
  };
}
