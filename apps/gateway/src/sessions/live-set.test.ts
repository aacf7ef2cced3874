import { SessionId, UserId, type Role } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { renew, type LiveSet, type SessionRow } from "./live-set.ts";

const row = (digit: number, role: Role = "advocate", expiresAt = 1_000): SessionRow => ({
  sessionId: SessionId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
  userId: UserId.parse("00000000-0000-4000-9000-000000000000"),
  role,
  name: "Dana",
  expiresAt,
  hasBars: false,
  hasTwoFactors: false,
  isConfined: false,
  secondFactorBy: null,
});
const live = (...rows: SessionRow[]): LiveSet => new Map(rows.map((one) => [one.sessionId, one]));
const nobody: ReadonlySet<SessionId> = new Set();

describe("the live set, renewed", () => {
  it("[G3] lets new sessions in and ends nobody by that", () => {
    const renewed = renew(live(row(1)), nobody, [row(1), row(2)], 0);
    expect([...renewed.live.keys()]).toEqual([row(1).sessionId, row(2).sessionId]);
    expect(renewed.ended).toEqual([]);
  });

  it("[G3] ends a session whose row is gone, once", () => {
    const first = renew(live(row(1), row(2)), nobody, [row(2)], 0);
    expect(first.ended).toEqual([row(1).sessionId]);
    expect(renew(first.live, first.barred, [row(2)], 0).ended).toEqual([]);
  });

  it("[G3] ends a session at its expiry, whatever the database still holds", () => {
    expect(renew(live(row(1)), nobody, [row(1)], 1_000).ended).toEqual([row(1).sessionId]);
  });

  it("[G3] ends a session whose role changed, and keeps it out for as long as its row stands", () => {
    const changed = renew(live(row(1, "administrator")), nobody, [row(1, "advocate")], 0);
    expect(changed.ended).toEqual([row(1).sessionId]);
    const again = renew(changed.live, changed.barred, [row(1, "advocate")], 0);
    expect(again.live.size).toBe(0);
    expect(again.ended).toEqual([]);
    const gone = renew(again.live, again.barred, [], 0);
    expect(gone.barred.size).toBe(0);
  });
});
