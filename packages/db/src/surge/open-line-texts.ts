import { randomUUID } from "node:crypto";
import type { MessageId } from "@holdfast/case-schema";
import { readRecord } from "../reach/read-record.ts";
import { contactTokens } from "../search/word-tokens.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { seal, type Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { LineTextAbout, LineTextDue, LineTextSaid, LineTextStore } from "./line-text-store.ts";

/** Whoever has others before them is counted among all who wait, however they came; the first has none. */
const dueLineTexts = statement<
  LineTextDue,
  [nowMs: number, channels: readonly string[], most: number, abouts: readonly LineTextAbout[]]
>(
  "line_texts_due",
  `with waits as (
     select id, channel, language, unanswered, waiting_since, number, is_pressing(contact) as pressing,
       row_number() over (order by waiting_since, number) - 1 as before
     from contact where status = 'waiting' and (lane is not null or not automatic)
       and (set_aside_until is null or set_aside_until <= instant($1)))
   select waits.id as "contactId", waits.channel, waits.language, surge.kind as about, surge.id as "surgeId"
   from surge_switch surge join waits
     on waits.waiting_since <= instant($1) - surge.after_ms * interval '1 millisecond' or waits.before >= surge.behind
   where surge.kind = any ($4::surge_kind[]) and surge.ended_at is null and surge.ends_at > instant($1)
     and waits.unanswered > 0 and not waits.pressing and waits.channel = any ($2)
     and not exists (select from line_text where line_text.contact_id = waits.id and line_text.about = surge.kind)
   order by waits.waiting_since, waits.number, surge.kind limit $3`,
);

type Kept = "kept" | "changed" | "gone";
const keepLineText = statement<
  { readonly kind: Kept },
  [
    contactId: string,
    about: LineTextAbout,
    surgeId: string,
    messageId: string | null,
    bodyKey: Buffer | null,
    body: Buffer | null,
    refusal: string | null,
    goodUntil: number | null,
    version: number,
    nowMs: number,
    /** By which it is found (DB467). */
    words: Buffer,
  ]
>(
  "keep_line_text",
  `with said as materialized (select keep_line_text($1, $2::surge_kind, $3, $4, $5, $6, $7, $8, $9, $10) as kind),
   worded as materialized (select note_contact_words($1, $11::integer[]) from said where kind = 'kept' and $4::uuid is not null)
   select said.kind from said cross join (select count(*) from worded) done`,
);

const lineTextAbout = statement<
  { readonly about: LineTextAbout; readonly isOn: boolean },
  [messageId: string, nowMs: number]
>(
  "line_text_about",
  `select line_text.about, surge.ended_at is null and surge.ends_at > instant($2) as "isOn"
   from line_text join surge_switch surge on surge.id = line_text.surge_id where line_text.message_id = $1`,
);

/** How often a contact may change between its being read and what is said to it being stored. */
const TRIES = 5;

export function openLineTexts(inside: Inside): LineTextStore {
  const { pool, commits, databaseTime } = inside;

  const store = async (
    owner: Owner,
    { contactId, about, surgeId }: Parameters<LineTextStore["keep"]>[0],
    said: LineTextSaid,
    version: number,
  ): Promise<Kept> => {
    const now = await databaseTime(pool);
    const [row] =
      "refusal" in said
        ? await keepLineText(
            pool,
            ...([contactId, about, surgeId, null, null, null, said.refusal, null, version, now] as const),
            contactTokens(inside, ""),
          )
        : await keepLineText(
            pool,
            ...([contactId, about, surgeId, ...sealed(owner, said.text), null] as const),
            ...([said.validForMs === null ? null : now + said.validForMs, version, now] as const),
            contactTokens(inside, said.text),
          );
    return row?.kind ?? "gone";
  };

  return {
    due: async (channels, abouts, most) =>
      dueLineTexts(pool, await databaseTime(pool), channels, most, abouts),
    async keep(due, say) {
      const owner = await ownerOf(inside, due.contactId);
      if (owner === null) return false;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const record = await readRecord(inside, due.contactId);
        if (record === null) return false;
        const kept = await store(owner, due, say(record), record.version);
        if (kept === "kept") commits.happened();
        if (kept !== "changed") return kept === "kept";
      }
      throw new Error("a contact changed again and again while it was decided what the line says");
    },
    aboutOf: async (messageId) => (await lineTextAbout(pool, messageId, await databaseTime(pool)))[0] ?? null,
  };
}

function sealed(owner: Owner, text: string): readonly [id: MessageId, key: Buffer, body: Buffer] {
  const id = randomUUID() as MessageId;
  const { key, body } = seal(owner, PLACE.message(id), Buffer.from(text));
  return [id, key, body];
}
