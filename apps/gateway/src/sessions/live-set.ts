import type { Role, SessionId, UserId } from "@holdfast/case-schema";

/** One session as the database holds it. */
export interface SessionRow {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly role: Role;
  readonly name: string;
  readonly expiresAt: number;
  /** Whether they are barred from any case. */
  readonly hasBars: boolean;
  /** Whether it was shown two factors. */
  readonly hasTwoFactors: boolean;
  /** Whether it was not, and opens nothing but its owner's account. */
  readonly isConfined: boolean;
  /** Until when at the longest it opens the house without them, though the house wants them; `null`: it has no such time. */
  readonly secondFactorBy: number | null;
}

export type LiveSet = ReadonlyMap<SessionId, SessionRow>;

/** What a fresh read makes of the live set, and which sessions ended by it, or open nothing but their owner's account from now on. */
export interface Renewed {
  readonly live: LiveSet;
  readonly ended: readonly SessionId[];
  /** Sessions that the database still has but that ended here, because their role changed under them. */
  readonly barred: ReadonlySet<SessionId>;
}

/**
 * Compares what was live with what the database now says. A session ends when its row is gone, when it expired, and when
 * its role is no longer the one it began with: that one stays barred for as long as its row stands (G3).
 */
export function renew(
  before: LiveSet,
  barredBefore: ReadonlySet<SessionId>,
  rows: readonly SessionRow[],
  now: number,
): Renewed {
  const found = new Map(rows.filter(({ expiresAt }) => expiresAt > now).map((row) => [row.sessionId, row]));
  const changed = (id: SessionId, row: SessionRow): boolean => {
    const known = before.get(id);
    return known !== undefined && (known.role !== row.role || known.userId !== row.userId);
  };
  const barred = new Set(
    [...found].filter(([id, row]) => barredBefore.has(id) || changed(id, row)).map(([id]) => id),
  );
  const live = new Map([...found].filter(([id]) => !barred.has(id)));
  const isShut = ([id, { isConfined }]: readonly [SessionId, SessionRow]): boolean =>
    !live.has(id) || (!isConfined && live.get(id)?.isConfined === true);
  return { live, barred, ended: [...before].filter(isShut).map(([id]) => id) };
}
