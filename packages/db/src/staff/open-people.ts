import { SessionId, UserId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Inside } from "../store/inside.ts";
import {
  codesLocked,
  countWrongCode,
  endOneSession,
  endOtherSessions,
  forgetCodes,
  ownSessions,
  useCode,
} from "./own-statements.ts";
import type { PeopleStore } from "./people-store.ts";
import {
  disableStaff,
  enableStaff,
  findLink,
  inviteStaff,
  listPeople,
  resetStaff,
  useLink,
  type PersonRow,
} from "./people-statements.ts";
import type { Person } from "./person.ts";
import { holdFactorProof, holdProof, provedAt, proveSession } from "./proof.ts";
import { unreachableAddress } from "./unreachable-address.ts";

export function openPeople({
  pool,
  clock,
  commits,
  databaseTime,
}: Pick<Inside, "pool" | "clock" | "commits" | "databaseTime">): PeopleStore {
  return {
    list: async () => (await listPeople(pool, clock())).map(personOf),
    async invite({ username, name, role, languages }, { secretHash, by, validForMs }) {
      const now = clock();
      const [row] = await inviteStaff(
        pool,
        v7(),
        v7(),
        v7(),
        username,
        name,
        role,
        languages,
        unreachableAddress(username),
        secretHash,
        by,
        now,
        now + validForMs,
      );
      return row?.made === true ? "invited" : "username_taken";
    },
    async reset(id, { secretHash, by, validForMs }) {
      const now = clock();
      const [row] = await resetStaff(pool, id, v7(), secretHash, by, now, now + validForMs);
      return answered(row).outcome;
    },
    async disable(id, by) {
      const { outcome, returned } = answered((await disableStaff(pool, id, clock(), by ?? null))[0]);
      if (outcome !== "disabled") return { kind: outcome };
      commits.happened();
      return { kind: outcome, returned };
    },
    enable: async (id, by) => (await enableStaff(pool, id, by ?? null)).length === 1,
    async findLink(secretHash) {
      const [row] = await findLink(pool, secretHash, clock());
      if (row === undefined) return null;
      return { kind: row.kind, username: row.username, name: row.name, expiresAt: row.expires_at };
    },
    useLink: async (secretHash, passwordHash) =>
      answered((await useLink(pool, secretHash, passwordHash, clock()))[0]).used,
    ownSessions: async (id) =>
      (await ownSessions(pool, id, clock())).map((row) => ({
        id: SessionId.parse(row.id),
        since: row.since,
        usedAt: row.used_at,
        expiresAt: row.expires_at,
        userAgent: row.user_agent,
      })),
    endOwnSessions: async (id, which) =>
      ("one" in which
        ? await endOneSession(pool, id, which.one)
        : await endOtherSessions(pool, id, which.except)
      ).length,
    prove: async (id, session, byTwo = false) =>
      (await proveSession(pool, session, id, clock(), await databaseTime(pool), byTwo)).length === 1,
    async provedAt(id, session) {
      const [row] = await provedAt(pool, session, id);
      // As the clock of this gateway would have it: whoever is told reads a clock by that.
      return row === undefined ? null : row.proved_at + clock() - (await databaseTime(pool));
    },
    isProved: async (id, { sessionId, withinMs }) =>
      (await holdProof(pool, sessionId, id, withinMs, clock(), await databaseTime(pool))).length === 1,
    isFactorProved: async (id, { sessionId, withinMs, factorDirectory }) =>
      (
        await holdFactorProof(
          pool,
          sessionId,
          id,
          withinMs,
          clock(),
          await databaseTime(pool),
          factorDirectory,
        )
      ).length === 1,
    useCode: async (id, codeHash) => answered((await useCode(pool, id, codeHash, clock()))[0]).fresh,
    areCodesLocked: async (id) => (await codesLocked(pool, id, clock())).length > 0,
    async countWrongCode(id) {
      await countWrongCode(pool, id, clock());
    },
    forgetCodes: async (keptMs) => answered((await forgetCodes(pool, clock() - keptMs))[0]).count,
  };
}

function answered<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("a function always answers");
  return row;
}

function personOf(row: PersonRow): Person {
  return {
    id: UserId.parse(row.id),
    username: row.username,
    name: row.name,
    role: row.role,
    languages: row.languages,
    disabledAt: row.disabled_at,
    hasPassword: row.has_password,
    hasDirectory: row.has_directory,
    hasTwoFactor: row.has_two_factor,
    link:
      row.link_kind === null || row.link_expires_at === null
        ? null
        : { kind: row.link_kind, expiresAt: row.link_expires_at },
    sessions: row.sessions,
    holding: row.holding,
  };
}
