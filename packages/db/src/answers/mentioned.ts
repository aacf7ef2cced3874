import type { ContactId, UserId } from "@holdfast/case-schema";
import { mentionsIn } from "@holdfast/case-schema/case";
import type { Inside } from "../store/inside.ts";
import { mentionedHashes } from "./answer-statements.ts";

/** What in a text is of somebody of a case that its author has opened, as it stands there (DB382). Compared by keyed hashes. */
export async function mentioned(
  { pool, keyring }: Pick<Inside, "pool" | "keyring">,
  by: UserId,
  contactId: ContactId,
  text: string,
): Promise<readonly string[]> {
  const hashed = mentionsIn(text).map((each) => ({ ...each, hash: keyring.hash(each.kind, each.form) }));
  const ofKind = (kind: "name" | "address"): readonly Buffer[] =>
    hashed.flatMap((each) => (each.kind === kind ? [each.hash] : []));
  const rows = await mentionedHashes(pool, by, contactId, ofKind("name"), ofKind("address"));
  const found = new Set(rows.map(({ hash }) => hash.toString("base64")));
  return hashed.filter(({ hash }) => found.has(hash.toString("base64"))).map(({ written }) => written);
}
