import { decideCase } from "@holdfast/access-policy";
import type { UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { caseOf, type Batch, type Cursor, type StreamName } from "@holdfast/wire";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { RealtimeServer, RealtimeSocket } from "./server.ts";

/** Whether somebody may read the case of a stream at this moment. */
export type MayReadCase = (user: UserId, stream: StreamName) => Promise<boolean>;

export function mayReadCase(cases: Pick<Store["cases"], "news">, clock: () => number): MayReadCase {
  return async (user, stream) => {
    const id = caseOf(stream);
    if (id === null) return false;
    const at = clock();
    const may = (relation: Parameters<typeof decideCase>[0]) => decideCase(relation, "read", at).allowed;
    return (await cases.news(id, { id: user, act: "read", at, may })) !== null;
  };
}

/** Tells news of cases to whoever may read them as it is told, and shuts out whoever no longer may (W29). */
export interface CaseFollowers {
  readonly batch: (batch: Batch) => void;
  readonly head: (stream: StreamName, cursor: Cursor) => void;
  /** Resolves when all that was to be told was, or was not to be. */
  readonly settled: () => Promise<unknown>;
}

export function caseFollowers(io: RealtimeServer, mayRead: MayReadCase, log: Log): CaseFollowers {
  /** What is under way of each stream: what is told of one is told in order. */
  const turns = new Map<StreamName, Promise<void>>();

  function inTurn(stream: StreamName, tell: (socket: RealtimeSocket) => void): void {
    const turn = afterwards(turns.get(stream), stream, tell);
    turns.set(stream, turn);
    void turn.finally(() => {
      if (turns.get(stream) === turn) turns.delete(stream);
    });
  }

  async function afterwards(
    before: Promise<void> | undefined,
    stream: StreamName,
    tell: (socket: RealtimeSocket) => void,
  ): Promise<void> {
    await before;
    try {
      for (const socket of await whoMay(stream)) tell(socket);
    } catch (error) {
      // Nobody is told what they may not be known to read; the next head shows what they miss (W6).
      log.error("realtime.case_unjudged", errorFacts(error));
    }
  }

  /** Whoever follows it and may, each person asked about once; the others are shut out. */
  async function whoMay(stream: StreamName): Promise<readonly RealtimeSocket[]> {
    const { adapter, sockets } = io.of("/");
    const there = [...(adapter.rooms.get(stream) ?? [])].flatMap((id) => sockets.get(id) ?? []);
    const users = [...new Set(there.map(({ data }) => data.identity.userId))];
    const judged = new Map(
      await Promise.all(users.map(async (user) => [user, await mayRead(user, stream)] as const)),
    );
    const isTheirs = ({ data }: RealtimeSocket): boolean => judged.get(data.identity.userId) === true;
    for (const socket of there.filter((each) => !isTheirs(each))) {
      await socket.leave(stream);
      socket.emit("reset", { stream, reason: "ended" });
    }
    return there.filter(isTheirs);
  }

  return {
    batch: (batch) => inTurn(batch.stream, (socket) => void socket.emit("batch", batch)),
    head: (stream, cursor) =>
      inTurn(stream, (socket) => void socket.emit("head", { heads: [{ stream, cursor }] })),
    settled: async () => Promise.all(turns.values()),
  };
}
