import type { FileKind, PictureRefusal, PictureState } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";

export interface PictureRow {
  readonly id: string;
  readonly message_id: string;
  readonly ord: number;
  readonly state: PictureState;
  readonly refusal: PictureRefusal | null;
  readonly kind: FileKind | null;
  readonly bytes: number | null;
}

/** What is quarantined says nothing of itself but that. */
export const picturesOfContact = statement<PictureRow, [contactId: string]>(
  "pictures_of_contact",
  `select id, message_id, ord, state, case when state = 'refused' then refusal end as refusal,
     case when state <> 'quarantined' then kind end as kind, case when state <> 'quarantined' then bytes end as bytes
   from (
     select * from media where contact_id = $1
       and not exists (select from mail_file where mail_file.media_id = media.id and mail_file.role = 'source')
     order by id desc limit 500
   ) newest
   order by message_id, ord`,
);

export interface WantedRow {
  readonly id: string;
  readonly message_id: string;
  readonly contact_id: string;
  readonly channel: string;
  readonly ord: number;
  readonly attempt: number;
  readonly owner_key: Buffer;
  readonly body_key: Buffer | null;
  readonly provider: Buffer | null;
  readonly is_here: boolean;
}

const KEPT = (column: string): string => `(
       select decode(substr(kept.was ->> '${column}', 3), 'hex') from kept_on_hold kept
       where media.state = 'withdrawn' and kept.kept_of = 'message' and kept.record_id = message.id
         and kept.was ->> 'provider' is not null order by kept.id limit 1)`;

/**
 * Leases by one conditional update: two gateways never fetch one file while a lease runs. Where it was withdrawn while a hold stood,
 * what the provider calls it was kept with the words.
 */
export const leaseMedia = statement<
  WantedRow,
  [holder: string, nowMs: number, leaseUntilMs: number, most: number]
>(
  "lease_media",
  `with due as (
     select media_id from media_fetch
     where due_at <= instant($2) and (lease_until is null or lease_until <= instant($2))
     order by due_at limit $4
     for update skip locked
   ), taken as (
     update media_fetch set lease_holder = $1, lease_until = instant($3), attempt = attempt + 1
     from due where media_fetch.media_id = due.media_id
     returning media_fetch.media_id, media_fetch.attempt
   )
   select media.id, media.message_id, media.contact_id, contact.channel, media.ord, taken.attempt, contact.owner_key,
     coalesce(message.body_key, ${KEPT("body_key")}) as body_key, coalesce(message.provider, ${KEPT("provider")}) as provider,
     exists (select from media_file file where file.media_id = media.id and file.copy = 'original' and file.attached)
       as is_here
   from taken
   join media on media.id = taken.media_id
   join message on message.id = media.message_id
   join contact on contact.id = media.contact_id
   order by media.message_id, media.ord`,
);

export const retryMedia = statement<{ media_id: string }, [id: string, holder: string, retryAtMs: number]>(
  "retry_media",
  `update media_fetch set due_at = instant($3), lease_holder = null, lease_until = null
   where media_id = $1 and lease_holder = $2 returning media_id`,
);

export const settleMedia = statement<
  { settled: boolean },
  [
    id: string,
    state: PictureState,
    refusal: PictureRefusal | null,
    kind: FileKind | null,
    bytes: number | null,
    files: readonly string[],
  ]
>(
  "settle_media",
  "select settle_media($1, $2::media_state, $3::media_refusal, $4::media_kind, $5, $6::uuid[]) as settled",
);

export const attachCopies = statement<{ attached: boolean }, [id: string, files: readonly string[]]>(
  "attach_media_copies",
  "select attach_media_copies($1, $2::uuid[]) as attached",
);

export const quarantineMedia = statement<
  { outcome: "quarantined" | "nothing_kept" | "not_found" },
  [id: string, by: string, nowMs: number, dueMs: number, keepUntilMs: number]
>("quarantine_media", "select quarantine_media($1, $2, $3, $4, $5) as outcome");

export const eraseReleased = statement<{ count: number }, [nowMs: number]>(
  "erase_released_media",
  "select erase_released_media($1) as count",
);

export const forgetLoose = statement<{ count: number }, [beforeMs: number]>(
  "forget_loose_media",
  "select forget_loose_media($1) as count",
);
