import type { DraftKind } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import type { Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Draft, DraftStore } from "./draft-store.ts";
import { openDraft, sealDraft } from "./sealed-draft.ts";

interface DraftRow {
  readonly kind: DraftKind;
  readonly author: StaffName;
  readonly revision: number;
  readonly at: number;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
}

const keepDraft = statement<
  { kept: boolean },
  [
    contactId: string,
    kind: DraftKind,
    by: string,
    revision: number,
    bodyKey: Buffer | null,
    body: Buffer | null,
    nowMs: number,
  ]
>("keep_draft", "select keep_draft($1, $2, $3, $4, $5, $6, $7) as kept");

const discardDraft = statement<
  { discarded: boolean },
  [contactId: string, kind: DraftKind, author: string, revision: number, by: string, nowMs: number]
>("discard_draft", "select discard_draft($1, $2, $3, $4, $5, $6) as discarded");

/** One's own, empty or not; and, for whoever has the contact, the words of all others. */
const draftsOf = statement<DraftRow, [contactId: string, reader: string]>(
  "drafts_of",
  `select draft.kind, draft.revision, ms(draft.at) as at, draft.body_key, draft.body,
     json_build_object('id', staff.id, 'name', staff.name) as author
   from draft
   join contact on contact.id = draft.contact_id
   join staff on staff.id = draft.author_id
   where draft.contact_id = $1
     and (draft.author_id = $2 or (contact.holder_id = $2 and draft.body is not null))
   order by draft.at, draft.kind`,
);

export function openDrafts(inside: Inside): DraftStore {
  const { pool, clock } = inside;
  const ofContact: DraftStore["ofContact"] = async (contactId, reader) => {
    const owner = await ownerOf(inside, contactId);
    if (owner === null) return [];
    return (await draftsOf(pool, contactId, reader)).map((row) => draftOf(owner, row));
  };
  return {
    async keep({ contactId, kind, by, revision, text }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = sealDraft(owner, { kind, author: by }, text);
      const at = clock();
      const [row] = await keepDraft(pool, contactId, kind, by, revision, key, body, at);
      if (row?.kept === true) return { kind: "kept", at };
      const own = (await ofContact(contactId, by)).find(
        (draft) => draft.kind === kind && draft.author.id === by,
      );
      // Where none is before it, whoever wrote is forgotten, and takes no words any more.
      return own === undefined ? { kind: "not_found" } : { kind: "superseded", draft: own };
    },
    ofContact,
    async discard({ contactId, kind, author, revision }, by) {
      const [row] = await discardDraft(pool, contactId, kind, author, revision, by, clock());
      return row?.discarded === true;
    },
  };
}

function draftOf(owner: Owner, { kind, author, revision, at, body_key: key, body }: DraftRow): Draft {
  return { kind, author, revision, at, text: openDraft(owner, { kind, author: author.id }, key, body) };
}
