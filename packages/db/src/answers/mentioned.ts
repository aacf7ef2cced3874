import type { ContactId } from "@holdfast/case-schema";
import { mentionsIn } from "@holdfast/case-schema/case";
import { recordCasesRead } from "../cases/case-statements.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import type { Inside } from "../store/inside.ts";
import { mentionedHashes } from "./answer-statements.ts";

/**
 * What in a text is of somebody of a case that its author has opened and may still read, as it stands there (DB382). Compared by
 * keyed hashes; that something was pointed out is a reading of that case.
 */
export async function mentioned(
  { pool, keyring, clock }: Pick<Inside, "pool" | "keyring" | "clock">,
  asker: CaseAsker,
  contactId: ContactId,
  text: string,
): Promise<readonly string[]> {
  const hashed = mentionsIn(text).map((each) => ({ ...each, hash: keyring.hash(each.kind, each.form) }));
  const ofKind = (kind: "name" | "address"): readonly Buffer[] =>
    hashed.flatMap((each) => (each.kind === kind ? [each.hash] : []));
  const theirs = await mentionedHashes(
    pool,
    asker.id,
    contactId,
    ofKind("name"),
    ofKind("address"),
    asker.act,
    asker.at,
  );
  if (theirs.length > 0)
    await recordCasesRead(pool, [...new Set(theirs.map((row) => row.case_id))], asker.id, clock());
  const found = new Set(theirs.map(({ hash }) => hash.toString("base64")));
  return hashed.filter(({ hash }) => found.has(hash.toString("base64"))).map(({ written }) => written);
}
