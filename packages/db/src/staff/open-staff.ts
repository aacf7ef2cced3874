import { SessionId, UserId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Inside } from "../store/inside.ts";
import {
  changeRole,
  countStaff,
  createSeveralStaff,
  createStaff,
  factorsOf,
  letIn,
  listStaff,
  liveSessions,
  revokeSessions,
} from "./staff-statements.ts";
import type { StaffStore } from "./staff-store.ts";
import { unreachableAddress } from "./unreachable-address.ts";

export function openStaff({ pool, clock }: Pick<Inside, "pool" | "clock">): StaffStore {
  return {
    async list() {
      return (await listStaff(pool)).map(({ id, name, role }) => ({ id: UserId.parse(id), name, role }));
    },
    async letIn() {
      return new Map((await letIn(pool)).map(({ id, version }) => [id, version]));
    },
    async sessions() {
      return (await liveSessions(pool, clock())).map((row) => ({
        sessionId: SessionId.parse(row.session_id),
        userId: UserId.parse(row.user_id),
        role: row.role,
        name: row.name,
        expiresAt: row.expires_at,
        hasBars: row.has_bars,
        hasTwoFactors: row.two_factors,
        isConfined: row.is_confined,
        secondFactorBy: row.second_factor_by,
      }));
    },
    async factorsOf(session) {
      const [row] = await factorsOf(pool, session);
      return { hasTwo: row?.two_factors === true, secondBy: row?.second_factor_by ?? null };
    },
    async changeRole(id, role, by) {
      const [row] = await changeRole(pool, id, role, by ?? null);
      if (row === undefined) throw new Error("change_role always answers");
      return row.outcome;
    },
    async revokeSessions(id, by) {
      return (await revokeSessions(pool, id, by ?? null)).length;
    },
    async create({ username, name, role, passwordHash }) {
      const email = unreachableAddress(username);
      const made = await createStaff(pool, v7(), v7(), username, name, role, passwordHash, email);
      return made.length === 1 ? "created" : "username_taken";
    },
    async createSeveral(members) {
      const made = await createSeveralStaff(
        pool,
        members.map(() => v7()),
        members.map(() => v7()),
        members.map(({ username }) => username),
        members.map(({ name }) => name),
        members.map(({ role }) => role),
        members.map(({ passwordHash }) => passwordHash),
        members.map(({ username }) => unreachableAddress(username)),
      );
      return made.length > 0;
    },
    async count() {
      return (await countStaff(pool))[0]?.count ?? 0;
    },
  };
}
