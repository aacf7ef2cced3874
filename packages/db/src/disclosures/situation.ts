import { PersonId, VERIFICATION_HOLDS_MS, type CaseId, type RecipientType } from "@holdfast/case-schema";
import type { CaseRecord } from "@holdfast/case-schema/case";
import { askedCase } from "../cases/asked-case.ts";
import { partsOfCase } from "../cases/case-statements.ts";
import type { CaseAsker, StoredCase } from "../cases/case-store.ts";
import { readableRecord, readStored } from "../cases/read-stored.ts";
import { recipientOfId } from "../recipients/recipient-statements.ts";
import { recipientOfRow } from "../recipients/recipient-of-row.ts";
import { unsettledOfCase } from "../releases/contact-withdrawal-statements.ts";
import { lockPeople, releasesOfCase, withdrawalsOfCase } from "../releases/release-statements.ts";
import { releaseOfRow } from "../releases/open-releases.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { onTheLineOf } from "./disclosure-statements.ts";
import { demandsOf } from "../inquiries/demand-statements.ts";
import type { ApprovalKept, DisclosureAsked, DisclosureSituation } from "./disclosure-store.ts";

/**
 * All that a disclosure is decided from, read under the locks of everybody in the case: from here to the commit nobody withdraws
 * anything, and what was withdrawn before is known. `null`: no such case or recipient is the asker's, or a part of the case cannot
 * be read, so that nobody can say what is in it; or what was asked names what is not in the case. To emergency services what can be
 * read of a case is enough.
 */
export async function situationOf(
  inside: Inside,
  on: Queryable,
  asked: DisclosureAsked,
  asker: CaseAsker,
  approvals: readonly ApprovalKept[],
): Promise<{ readonly situation: DisclosureSituation; readonly asked: DisclosureAsked } | null> {
  const { caseId, recipient } = asked;
  const row = await askedCase(on, caseId, asker, "read");
  if (row === null) return null;
  const people = (await partsOfCase(on, caseId)).filter(({ kind }) => kind === "person");
  await lockPeople(
    on,
    people.map(({ id }) => id),
  );
  const stored = await readStored(inside, on, row, asker.id);
  const [to] = await recipientOfId(on, recipient);
  if (to === undefined) return null;
  const { id, type, person, words, vettedAt, endedAt } = recipientOfRow(inside, to);
  // Who has their telephone by now may be somebody else: that they were verified once is not enough (A9).
  if (person !== null && vettedAt <= inside.clock() - VERIFICATION_HOLDS_MS) return null;
  // A life does not wait until a part that is damaged can be read again, nor until it is known by what name help was written down.
  const isHelp = type === "emergency_services";
  const record = isHelp ? readableRecord(stored) : stored.record;
  if (record === null || endedAt !== null || (words === null && !isHelp)) return null;
  const readable = isHelp ? withoutUnreadable(stored, asked) : asked;
  if (!isOfCase(record, readable)) return null;
  const releases = (await releasesOfCase(on, caseId)).map((each) => releaseOfRow(inside, each));
  const unsettled = (await unsettledOfCase(on, caseId)).map((each) => ({ ...each, recipient: null }));
  const withdrawn = [...(await withdrawalsOfCase(on, caseId)), ...unsettled];
  const known = people.map((each) => {
    const theirs = releases.filter((release) => release.person === each.id);
    const withdrawals = withdrawn
      .filter(({ person: whose }) => whose === each.id)
      .map(({ at, ...said }) => ({ recipient: said.recipient, at }));
    const under_guardianship = theirs.some(({ release }) => release.under_guardianship);
    // Whoever is forgotten agrees to nothing any more (DB428).
    const valid = each.owner_key === null ? [] : theirs;
    return [PersonId.parse(each.id), { releases: valid, withdrawals, under_guardianship }] as const;
  });
  const { returnBy, ...demands } = await readDemands(on, id, type, caseId);
  const speaking = (await onTheLineOf(on, caseId, type)).map(({ person: each }) => each);
  return {
    situation: {
      record,
      known: new Map(known),
      recipient: { id, type, person },
      approvals,
      demands,
      at: inside.clock(),
      keyedHash: (text) => inside.keyring.hash("disclosed", text).toString("hex"),
    },
    // Who is said to be on the line and is not heard there together with the recipient is not on it.
    asked: {
      ...readable,
      // A court's day is the one that is written down of it.
      returnBy: returnBy ?? readable.returnBy,
      onTheLine: asked.onTheLine.filter((each) => speaking.includes(each)),
    },
  };
}

/** Who has asked us; read after the recipient's lock is shared, so that whoever is known to be them later asks after this. */
async function readDemands(on: Queryable, recipient: string, type: RecipientType, caseId: CaseId) {
  const [row] = await demandsOf(on, recipient, type, caseId);
  if (row === undefined) throw new Error("a question about nothing has an answer");
  const { open, is_unknown: isUnknown, is_ordered: isOrdered, return_by: returnBy } = row;
  return { open, isUnknown, isOrdered, returnBy };
}

/** What was asked for, without the facts of parts of the case of which nothing can be read. */
function withoutUnreadable({ parts }: StoredCase, asked: DisclosureAsked): DisclosureAsked {
  const lost = new Set(parts.flatMap(({ kind, id, part }) => (part === null ? [`${kind}/${id}`] : [])));
  return { ...asked, chosen: asked.chosen.filter(({ part, id }) => !lost.has(`${part}/${id}`)) };
}

/** Whether everything that was asked for is of that case: its people, its parts, and fields that these have. */
function isOfCase(record: CaseRecord, { chosen, concerns, onTheLine }: DisclosureAsked): boolean {
  const { persons, exploiters, notes } = record;
  const parts = { person: persons, exploiter: exploiters, note: notes } as const;
  const people = new Set(persons.map(({ id }) => id));
  return (
    [...concerns, ...onTheLine].every((id) => people.has(id)) &&
    chosen.every(({ part, id, field }) => {
      const all: readonly { readonly id: string }[] = parts[part];
      const found = all.find((each) => each.id === id);
      return found !== undefined && Object.hasOwn(found, field);
    })
  );
}
