import { askedCase, NO_CASE } from "../cases/asked-case.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { isShownTooOften, noteReachShown, type ReachShown } from "../contacts/reach-shown.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { recipientOfRow } from "./recipient-of-row.ts";
import { recipientToShow } from "./recipient-statements.ts";

/** Opens where one is reached, and stores the look by the same transaction (DB624). */
export async function showRecipient(inside: Inside, id: string, asker: CaseAsker): Promise<ReachShown> {
  return transaction(inside.pool, async (on) => {
    const [row] = await recipientToShow(on, id, inside.clock());
    // Asked of a case in every case: how long it takes does not tell whom of a case somebody is.
    const theirs = await askedCase(on, row?.case_id ?? NO_CASE, asker, "read");
    const isTheirs = row !== undefined && (row.case_id === null || theirs !== null);
    if (await isShownTooOften(on, asker.id)) return { kind: "too_often" };
    const reach = isTheirs ? (recipientOfRow(inside, row).words?.reach ?? "") : "";
    if (row === undefined || reach === "") return { kind: "not_found" };
    await noteReachShown(on, asker.id, id, row.case_id, "recipient");
    return { kind: "shown", address: reach };
  });
}
