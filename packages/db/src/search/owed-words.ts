import type { CaseId, ContactId } from "@holdfast/case-schema";
import { keepTraces } from "../cases/add-parts.ts";
import { lockCase, partsOfCase } from "../cases/case-statements.ts";
import { openPart } from "../cases/sealed-part.ts";
import { PLACE } from "../sealing/places.ts";
import { open, openRecordKey, openUnder, type Owner } from "../sealing/seal.ts";
import { integerArray } from "../sql/binary-array.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { settleAll } from "./new-words.ts";
import { wordTokens } from "./word-tokens.ts";

/** Of several gateways each makes others', and nobody waits. */
const owedContacts = statement<{ id: ContactId; owner_key: Buffer | null }, [most: number]>(
  "contact_words_owed",
  `select contact.id, contact.owner_key from contact_word_owed owed join contact on contact.id = owed.contact_id
   order by owed.contact_id desc limit $1 for update of owed skip locked`,
);

interface WrittenRow {
  readonly kind: "message" | "note";
  readonly id: string;
  readonly body_key: Buffer;
  readonly body: Buffer;
  readonly subject: Buffer | null;
}

const writtenIn = statement<WrittenRow, [contactId: string]>(
  "words_written_in",
  `select 'message' as kind, message.id, body_key, body, mail.subject
   from message left join mail on mail.message_id = message.id
   where contact_id = $1 and body is not null and body_key is not null
   union all
   select 'note', id, body_key, body, null from note where contact_id = $1 and body is not null and body_key is not null`,
);

/** In a row of theirs, as what is written newly (DB620): so nobody who makes some waits for others of another's. */
const noteWords = statement<{ done: boolean }, [contactId: string, tokens: Buffer]>(
  "note_owed_contact_words",
  "select note_contact_words($1, $2::integer[]) as done",
);

const wordsMade = statement<Record<string, never>, [ids: readonly string[]]>(
  "contact_words_made",
  "delete from contact_word_owed where contact_id = any ($1::uuid[])",
);

const owedParts = statement<{ part_id: string; case_id: CaseId }, [most: number]>(
  "case_words_owed",
  `select owed.part_id, part.case_id from case_word_owed owed join case_part part on part.id = owed.part_id
   order by owed.part_id limit $1`,
);

const partSettled = statement<Record<string, never>, [partId: string]>(
  "case_words_made",
  "delete from case_word_owed where part_id = $1",
);

/**
 * Makes the words of up to `most` contacts and as many parts of cases that are owed, and says of how many (DB469). Nobody reads anything by
 * it. What waits to be put among the others is put there, too, whoever wrote it (DB620), and counted by nobody.
 */
export async function makeOwedWords(inside: Inside, most: number): Promise<number> {
  const contacts = await transaction(inside.pool, async (on) => {
    const owed = await owedContacts(on, most);
    for (const { id, owner_key } of owed)
      if (owner_key !== null) await makeContact(inside, on, id, owner_key);
    await wordsMade(
      on,
      owed.map(({ id }) => id),
    );
    return owed.length;
  });
  await settleAll(inside.pool);
  const parts = await owedParts(inside.pool, most);
  for (const { part_id: id, case_id: caseId } of parts) await makePart(inside, caseId, id);
  return contacts + parts.length;
}

async function makeContact(inside: Inside, on: Queryable, id: ContactId, key: Buffer): Promise<void> {
  const owner = ownerOf(inside, id, key);
  if (owner === null) return;
  const texts = (await writtenIn(on, id)).flatMap((row) => textsOf(owner, row));
  await noteWords(on, id, integerArray(wordTokens(inside.keyring, "contact_word", texts.join("\n"))));
}

/** `null`: its key is damaged, or came back from a backup of before it was forgotten, and opens nothing: nothing waits behind it. */
function ownerOf({ owners }: Pick<Inside, "owners">, id: ContactId, key: Buffer): Owner | null {
  try {
    return owners.unwrap(id, key);
  } catch {
    return null;
  }
}

/** What is damaged is found by nothing, and nothing waits behind it. */
function textsOf(owner: Owner, { kind, id, body_key: key, body, subject }: WrittenRow): readonly string[] {
  try {
    const words = open(owner, kind === "note" ? PLACE.note(id) : PLACE.message(id), { key, body }).toString();
    if (subject === null) return [words];
    const record = openRecordKey(owner, PLACE.message(id), key);
    return [openUnder(record, owner, PLACE.subject(id), subject).toString(), words];
  } catch {
    return [];
  }
}

async function makePart(inside: Inside, caseId: CaseId, id: string): Promise<void> {
  await transaction(inside.pool, async (on) => {
    await lockCase(on, caseId);
    const row = (await partsOfCase(on, caseId)).find((each) => each.id === id);
    const part = row === undefined ? null : openPart(inside, row).part;
    // Forgotten, damaged, or of a later release, which makes them itself.
    if (part === null) await partSettled(on, id);
    else await keepTraces(inside, on, part);
  });
}
