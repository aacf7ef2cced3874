import type { SessionId, UserId } from "@holdfast/case-schema";
import type { StreamName } from "@holdfast/wire";
import { inTurn, type InTurn } from "../turns/in-turn.ts";
import type { MayReadCase } from "./case-followers.ts";

/** Who asks to follow something. */
export interface Joining {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

/** Judges who may follow a case, so that no page that asks much keeps what people do waiting (W30, W31). */
export interface JudgeJoins {
  /** `later`: it was not asked, because this session asks too much. */
  readonly mayJoin: (who: Joining, stream: StreamName) => Promise<"yes" | "no" | "later">;
  /** Asked anew of somebody who may have been shut out since. */
  readonly stillMay: (who: Joining, stream: StreamName) => Promise<boolean>;
  /** News came of it: who was refused before may be let in by now. */
  readonly forget: (stream: StreamName) => void;
}

/** How many joins are judged at once, of all that a gateway serves. */
const JUDGED_AT_ONCE = 4;
/** How many of one session wait. */
export const WAITING_MOST = 64;
/** How long that somebody may not is told again without asking. */
export const REFUSAL_HOLDS_MS = 1_000;
/** So many refusals of one session within that time, and no more is asked for it. */
export const REFUSED_MOST = 30;
export const REFUSED_WITHIN_MS = 60_000;

export function judgeJoins(mayRead: MayReadCase, clock: () => number): JudgeJoins {
  const judged = inTurn(JUDGED_AT_ONCE);
  const sessions = new Map<SessionId, Asking>();
  /** By stream, until when it is known of whom that they may not. */
  const refusals = new Map<StreamName, Map<UserId, number>>();
  /** Which of these somebody is being judged for, and how many: they stay though nothing is in them yet. */
  const asking = new Map<ReadonlyMap<UserId, number>, number>();

  async function judge({ userId }: Joining, stream: StreamName): Promise<"yes" | "no"> {
    if ((refusals.get(stream)?.get(userId) ?? 0) > clock()) return "no";
    const known = refusals.get(stream) ?? new Map<UserId, number>();
    refusals.set(stream, known);
    asking.set(known, (asking.get(known) ?? 0) + 1);
    try {
      if (await judged(async () => mayRead(userId, stream))) return "yes";
      // Where news came while it was asked, `known` is remembered no more.
      known.set(userId, clock() + REFUSAL_HOLDS_MS);
      return "no";
    } finally {
      const others = (asking.get(known) ?? 1) - 1;
      if (others > 0) asking.set(known, others);
      else asking.delete(known);
      tidy();
    }
  }

  function tidy(): void {
    for (const [stream, known] of refusals) {
      for (const [user, until] of known) if (until <= clock()) known.delete(user);
      if (known.size === 0 && !asking.has(known)) refusals.delete(stream);
    }
    for (const [id, session] of sessions) if (isIdle(session, clock())) sessions.delete(id);
  }

  return {
    async mayJoin(who, stream) {
      const session = sessions.get(who.sessionId) ?? { turns: inTurn(1), waiting: 0, refusedAt: [] };
      sessions.set(who.sessionId, session);
      if (session.waiting >= WAITING_MOST) return "later";
      session.waiting += 1;
      try {
        return await session.turns(async () => {
          if (refusedLately(session, clock()) >= REFUSED_MOST) return "later";
          const answer = await judge(who, stream);
          if (answer === "no") session.refusedAt.push(clock());
          return answer;
        });
      } finally {
        session.waiting -= 1;
      }
    },
    stillMay: async ({ userId }, stream) => judged(async () => mayRead(userId, stream)),
    forget: (stream) => void refusals.delete(stream),
  };
}

/** What one session asks. */
interface Asking {
  readonly turns: InTurn;
  waiting: number;
  /** When it was refused, the oldest first. */
  readonly refusedAt: number[];
}

function refusedLately({ refusedAt }: Asking, now: number): number {
  while ((refusedAt[0] ?? now) < now - REFUSED_WITHIN_MS) refusedAt.shift();
  return refusedAt.length;
}

const isIdle = (asking: Asking, now: number): boolean =>
  asking.waiting === 0 && refusedLately(asking, now) === 0;
