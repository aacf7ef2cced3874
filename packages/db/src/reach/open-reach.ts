import { ContactId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import { knownThread } from "./known-thread.ts";
import type { Inside } from "../store/inside.ts";
import {
  codeWordSaid,
  confirmDangerOver,
  confirmSamePerson,
  keepDangerShown,
  leaseDeadlines,
  liftLock,
  lookAgainAt,
  reachHappened,
  sawLocked,
  wantPerson,
} from "./change-statements.ts";
import { bytesOf, codeWordsOf, hasherOf } from "./code-words.ts";
import { keepGiven } from "./keep-preference.ts";
import { latestPreference } from "./kept-preferences.ts";
import { asPerson } from "./persons.ts";
import type {
  CodeWordSaid,
  DangerConfirmed,
  Moved,
  ReachHappened,
  ReachStore,
  Recorded,
} from "./reach-store.ts";
import { readRecord } from "./read-record.ts";

/** Threads that are linked while the locks of a person's threads are taken; each makes it begin anew once. */
const TRIES = 5;

export function openReach(inside: Inside): ReachStore {
  const { pool, clock, commits } = inside;
  return {
    record: async (contactId) => readRecord(inside, contactId),
    async keepPreference(given) {
      const kept = await keepGiven(inside, given);
      if (kept.kind === "kept") commits.happened();
      return kept;
    },
    latestPreference: async (contactId) => latestPreference(inside, contactId),
    codeWords: async (channel, threadKey, refs) => codeWordsOf(inside, channel, threadKey, refs),
    codeWordHash: async (contactId) =>
      asPerson(inside, contactId, async ({ owner, wrapped }) => {
        if (wrapped !== null) {
          const [row] = await wantPerson(pool, contactId, owner.id, wrapped, clock());
          if (row?.outcome !== "kept") return row?.outcome ?? "again";
          commits.happened();
        }
        return hasherOf(inside.keyring, owner.id);
      }),
    async happened(event) {
      const recorded = await record(inside, event);
      if (recorded.kind === "recorded") commits.happened();
      return recorded;
    },
    async codeWordSaid(said) {
      await hear(inside, said);
      commits.happened();
    },
    async dangerShown(contactId, isSaid) {
      const [row] = await keepDangerShown(pool, contactId, isSaid, clock());
      if (row?.changed === true) commits.happened();
    },
    async confirmDangerOver(said) {
      const confirmed = await confirm(inside, said);
      if (confirmed.kind === "recorded") commits.happened();
      return confirmed;
    },
    async lift({ contactId, by, locks, reason }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const [id, at] = [v7(), clock()];
      const { key, body } = seal(owner, PLACE.lift(id), Buffer.from(reason));
      const [row] = await liftLock(pool, id, contactId, by, locks, key, body, at);
      if (row?.version == null) return { kind: "not_found" };
      commits.happened();
      return { kind: "lifted", version: row.version, at };
    },
    async sawLocked(contactId, at) {
      const [row] = await sawLocked(pool, contactId, at);
      if (row?.kept === true) commits.happened();
    },
    async lookAgainAt(contactId, at) {
      await lookAgainAt(pool, contactId, at);
    },
    async leaseDeadlines(leaseMs, most) {
      const rows = await leaseDeadlines(pool, clock(), leaseMs, most);
      return rows.map((row) => ContactId.parse(row.contact_id));
    },
  };
}

async function record({ pool, clock }: Inside, event: ReachHappened): Promise<Recorded | Moved> {
  const { contactId, by, kind } = event;
  const [row] =
    kind === "confirmed"
      ? await confirmSamePerson(pool, contactId, by, event.seenVersion, clock())
      : await reachHappened(pool, contactId, by, kind, kind === "agreed_until" ? event.until : null, clock());
  switch (row?.kind) {
    case "recorded":
    case "moved":
      return { kind: row.kind, version: row.version };
    case "not_holder":
      return { kind: "not_holder", holder: row.holder };
    case "not_found":
    case undefined:
      return { kind: "not_found" };
  }
}

async function hear({ pool, keyring, clock }: Inside, said: CodeWordSaid): Promise<void> {
  const {
    channel,
    threadKey,
    refs = [],
    dedupeKey,
    kind,
    personId,
    hash,
    at = clock(),
    saidAt = null,
  } = said;
  const thread = await knownThread({ pool, keyring }, channel, threadKey, refs);
  const key = keyring.hash("dedupe", dedupeKey);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = await codeWordSaid(pool, channel, thread, key, kind, personId, bytesOf(hash), at, saidAt);
    if (row?.done === true) return;
  }
  throw new Error("the threads of somebody changed again and again");
}

async function confirm(
  { pool, clock }: Inside,
  { contactId, by, seenVersion }: Parameters<ReachStore["confirmDangerOver"]>[0],
): Promise<DangerConfirmed> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = await confirmDangerOver(pool, contactId, by, seenVersion, clock());
    if (row === undefined) return { kind: "not_found" };
    if (row.kind === "recorded") return { kind: row.kind, version: row.version, isOver: row.is_over };
    if (row.kind === "moved") return { kind: row.kind, version: row.version };
    if (row.kind !== "again") return { kind: row.kind };
  }
  throw new Error("the threads of somebody changed again and again");
}
