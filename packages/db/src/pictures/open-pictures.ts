import { ChannelId, ContactId, MessageId, PictureId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { ownerOf } from "../sealing/owner-of.ts";
import { openProvider } from "../sealing/provider.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { openCopy, openWanted } from "./open-copy.ts";
import {
  attachCopies,
  eraseReleased,
  forgetLoose,
  leaseMedia,
  picturesOfContact,
  quarantineMedia,
  retryMedia,
  settleMedia,
  type WantedRow,
} from "./picture-statements.ts";
import type { Copies, Copy, Fetched, PictureStore, WantedPicture } from "./picture-store.ts";
import { dropStoredFile, storeFile } from "./stored-files.ts";

const contactOfMedia = statement<{ contact_id: string }, [id: string]>(
  "contact_of_media",
  "select contact_id from media where id = $1",
);

const originalIsHere = statement<{ id: string }, [id: string]>(
  "original_is_here",
  "select id from media_file where media_id = $1 and copy = 'original' and attached",
);

export function openPictures(inside: Inside): PictureStore {
  const { pool, clock, commits, houseTime } = inside;

  /** Stores files, attaches them by one statement, and leaves none of them behind when that changed nothing. */
  async function attaching(
    id: PictureId,
    files: readonly (readonly [Copy, Uint8Array])[],
    attach: (ids: readonly string[]) => Promise<boolean>,
  ): Promise<boolean> {
    const [row] = await contactOfMedia(pool, id);
    const owner = row === undefined ? null : await ownerOf(inside, row.contact_id);
    if (owner === null) return false;
    const ids = files.map(() => v7());
    let attached = false;
    try {
      for (const [index, [copy, bytes]] of files.entries())
        await storeFile(pool, clock(), owner, { id: ids[index] ?? v7(), mediaId: id, copy }, bytes);
      attached = await attach(ids);
    } catch (error) {
      // Quarantined or withdrawn while it was being stored: its rows went from under it.
      if (!isRowGone(error)) throw error;
    } finally {
      if (!attached) for (const loose of ids) await dropStoredFile(inside, loose);
    }
    return attached;
  }

  return {
    async ofContact(contactId) {
      return (await picturesOfContact(pool, contactId)).map(({ id, message_id, ...facts }) => ({
        ...facts,
        id: PictureId.parse(id),
        messageId: MessageId.parse(message_id),
      }));
    },
    async lease(holder, leaseMs, most) {
      const now = clock();
      return (await leaseMedia(pool, holder, now, now + leaseMs, most)).map((row) => wantedOf(inside, row));
    },
    async tryAgain(id, holder, retryAt) {
      await retryMedia(pool, id, holder, retryAt);
    },
    async settle(id, fetched) {
      const isHere = (await originalIsHere(pool, id)).length > 0;
      const files = filesOf(fetched).filter(([copy]) => !isHere || copy !== "original");
      const settled = await attaching(id, files, async (ids) => {
        const { state, refusal, kind, bytes } = recordOf(fetched);
        return (await settleMedia(pool, id, state, refusal, kind, bytes, ids))[0]?.settled === true;
      });
      if (settled) commits.happened();
      return settled;
    },
    open: (id, copy) => openCopy(inside, id, copy),
    openWanted: (id) => openWanted(inside, id),
    addCopies: (id, copies) =>
      attaching(
        id,
        copyFiles(copies),
        async (ids) => (await attachCopies(pool, id, ids))[0]?.attached === true,
      ),
    async quarantine(id, by, { dueMs, keepMs }) {
      const now = clock();
      const kept = (await houseTime.atLeast()) + keepMs;
      const [row] = await quarantineMedia(pool, id, by, now, now + dueMs, kept);
      if (row?.outcome === "quarantined") commits.happened();
      return row?.outcome ?? "not_found";
    },
    async eraseReleased() {
      const until = await houseTime.surely();
      const count = until === null ? 0 : ((await eraseReleased(pool, until))[0]?.count ?? 0);
      if (count > 0) commits.happened();
      return count;
    },
    async forgetLoose(olderThanMs) {
      const until = await houseTime.surely();
      return until === null ? 0 : ((await forgetLoose(pool, until - olderThanMs))[0]?.count ?? 0);
    },
  };
}

function isRowGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}

function copyFiles({ display, blurred }: Copies): readonly (readonly [Copy, Uint8Array])[] {
  return [
    ["display", display],
    ["blurred", blurred],
  ];
}

function filesOf(fetched: Fetched): readonly (readonly [Copy, Uint8Array])[] {
  switch (fetched.kind) {
    case "kept":
      return [["original", fetched.original], ...copyFiles(fetched.copies)];
    case "refused":
      return [["original", fetched.original]];
    case "too_large":
    case "gone":
      return [];
  }
}

function recordOf(fetched: Fetched) {
  switch (fetched.kind) {
    case "kept":
      return { state: "kept", refusal: null, kind: "picture", bytes: fetched.original.length } as const;
    case "refused":
      return {
        state: "refused",
        refusal: fetched.refusal,
        kind: fetched.what,
        bytes: fetched.original.length,
      } as const;
    case "too_large":
      return { state: "refused", refusal: "too_large", kind: null, bytes: null } as const;
    case "gone":
      return { state: "gone", refusal: null, kind: null, bytes: null } as const;
  }
}

function wantedOf({ owners }: Inside, row: WantedRow): WantedPicture {
  return {
    id: PictureId.parse(row.id),
    contactId: ContactId.parse(row.contact_id),
    channel: ChannelId.parse(row.channel),
    media: listedOf({ owners }, row),
    isHere: row.is_here,
    attempt: row.attempt,
  };
}

function listedOf({ owners }: Pick<Inside, "owners">, row: WantedRow): WantedPicture["media"] {
  if (row.body_key === null || row.provider === null) return null;
  const owner = owners.unwrap(row.contact_id, row.owner_key);
  try {
    return openProvider(owner, row.message_id, row.body_key, row.provider).media[row.ord] ?? null;
  } catch {
    // A value that is damaged stays so, and must not hold back what was leased with it.
    return null;
  }
}
