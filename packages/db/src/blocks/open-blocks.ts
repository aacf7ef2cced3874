import { BLOCK_REVIEW_NOTICE_MS, ContactId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  blockOfThread,
  blockThread,
  changeBlock,
  countWaitingBlocks,
  endPastBlocks,
  endSharedBlock,
  holdingBlocks,
  listBlocks,
  markSharedLine,
  sharedLineOf,
  type BlockRow,
} from "./block-statements.ts";
import type { Block, BlockStore } from "./block-store.ts";

/** How long an ended block stays on the list. */
const SHOWN_MS = 30 * 86_400_000;
const LISTED_MAX = 500;

export function openBlocks(inside: Inside, reread: () => Promise<void>): BlockStore {
  const { pool, clock, commits, houseTime } = inside;
  /** Told only after this gateway's own arrivals go by it. */
  async function happened(): Promise<void> {
    await reread();
    commits.happened();
  }
  return {
    async set({ contactId, by, expectedVersion, reason, why, heldMs, proposedMs }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return "not_found";
      const id = v7();
      const { key, body } = seal(owner, PLACE.blockWhy(id), Buffer.from(why));
      const values = [id, contactId, by, expectedVersion, reason, key, body, heldMs, proposedMs] as const;
      const outcome = (await blockThread(pool, ...values, clock()))[0]?.outcome ?? "not_found";
      if (outcome === "blocked") await happened();
      return outcome;
    },
    async change(blockId, by, deed) {
      const longerMs = deed.kind === "propose" ? deed.longerMs : null;
      const [row] = await changeBlock(pool, blockId, by, deed.kind, longerMs, clock());
      const outcome = row?.outcome ?? "not_found";
      if (outcome === "done") await happened();
      return outcome;
    },
    async markShared(contactId, by, kind) {
      const outcome = (await markSharedLine(pool, contactId, by, kind, clock()))[0]?.outcome ?? "not_found";
      if (outcome === "done") await happened();
      return outcome;
    },
    async endShared(blockId) {
      const ended = (await endSharedBlock(pool, blockId, clock()))[0]?.ended ?? false;
      if (ended) await happened();
      return ended;
    },
    async list() {
      const now = clock();
      const rows = await listBlocks(pool, now, now - SHOWN_MS, LISTED_MAX);
      return rows.map((row) => blockOf(inside, row));
    },
    async standing(contactId) {
      const [[block], [sharedLine]] = await Promise.all([
        blockOfThread(pool, clock(), contactId),
        sharedLineOf(pool, contactId),
      ]);
      return {
        block: block === undefined ? null : blockOf(inside, block),
        sharedLine: sharedLine ?? null,
      };
    },
    async countWaiting(by) {
      return (await countWaitingBlocks(pool, clock(), by, BLOCK_REVIEW_NOTICE_MS))[0]?.count ?? 0;
    },
    async holding() {
      const rows = await holdingBlocks(pool, clock());
      return rows.map(({ id, contact_id: contactId }) => ({ id, contactId: ContactId.parse(contactId) }));
    },
    async endPast() {
      // One that a wrong clock has ended would not come back.
      const until = await houseTime.surely();
      const count = until === null ? 0 : ((await endPastBlocks(pool, until))[0]?.count ?? 0);
      if (count > 0) await happened();
      return count;
    },
    reread,
  };
}

function blockOf(inside: Inside, row: BlockRow): Block {
  const { longer_until, longer_by, longer_at, agreed_by, agreed_at, ended_at, ended_how, heard_at } = row;
  return {
    id: row.id,
    row: row.row,
    reason: row.reason,
    why: whyOf(inside, row),
    by: row.by,
    at: row.at,
    until: row.until,
    longer:
      longer_until === null || longer_by === null || longer_at === null
        ? null
        : {
            until: longer_until,
            by: longer_by,
            at: longer_at,
            agreed: agreed_by === null || agreed_at === null ? null : { by: agreed_by, at: agreed_at },
          },
    reviewedAt: row.reviewed_at,
    endsAt: row.ends_at,
    ended:
      ended_at === null || ended_how === null ? null : { at: ended_at, how: ended_how, by: row.ended_by },
    kept: row.kept,
    keptLastAt: row.kept_last_at,
    heard: heard_at === null || row.heard === null ? null : { at: heard_at, because: row.heard },
  };
}

function whyOf(
  { owners }: Inside,
  { id, contact_id, owner_key, why_key: key, why: body }: BlockRow,
): string | null {
  try {
    return open(owners.unwrap(contact_id, owner_key), PLACE.blockWhy(id), { key, body }).toString();
  } catch {
    // Damaged: the block and all that holds of it can still be seen, reviewed and lifted.
    return null;
  }
}
