import { PersonId } from "@holdfast/case-schema";
import { askedCase } from "../cases/asked-case.ts";
import { partsOfCase } from "../cases/case-statements.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { readStored } from "../cases/read-stored.ts";
import { recipientOfId } from "../recipients/recipient-statements.ts";
import { recipientOfRow } from "../recipients/open-recipients.ts";
import { lockPeople, releasesOfCase } from "../releases/release-statements.ts";
import { releaseOfRow } from "../releases/open-releases.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { ApprovalKept, DisclosureAsked, DisclosureSituation } from "./disclosure-store.ts";

/**
 * All that a disclosure is decided from, read under the locks of everybody in the case: from here to the commit nobody withdraws
 * anything, and what was withdrawn before is known. `null`: no such case or recipient is the asker's, or a part of the case cannot
 * be read, so that nobody can say what is in it.
 */
export async function situationOf(
  inside: Inside,
  on: Queryable,
  { caseId, recipient }: Pick<DisclosureAsked, "caseId" | "recipient">,
  asker: CaseAsker,
  approvals: readonly ApprovalKept[],
): Promise<DisclosureSituation | null> {
  const row = await askedCase(on, caseId, asker, "read");
  if (row === null) return null;
  const people = (await partsOfCase(on, caseId)).filter(({ kind }) => kind === "person");
  await lockPeople(
    on,
    people.map(({ id }) => id),
  );
  const { record } = await readStored(inside, on, row, asker.id);
  const [to] = await recipientOfId(on, recipient);
  if (record === null || to === undefined) return null;
  const { id, type, person, words, endedAt } = recipientOfRow(inside, to);
  if (words === null || endedAt !== null) return null;
  const releases = (await releasesOfCase(on, caseId)).map((each) => releaseOfRow(inside, each));
  const known = people.map((each) => {
    const theirs = releases.filter((release) => release.person === each.id);
    const under_guardianship = theirs.some(({ release }) => release.under_guardianship);
    return [PersonId.parse(each.id), { releases: theirs, under_guardianship }] as const;
  });
  return {
    record,
    known: new Map(known),
    recipient: { id, type, person },
    approvals,
    at: inside.clock(),
    keyedHash: (text) => inside.keyring.hash("disclosed", text).toString("hex"),
  };
}
