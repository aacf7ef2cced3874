import type { Join, JoinAnswer } from "../protocol.ts";
import { answerJoin } from "../server/answer-join.ts";
import { createLogReader, type LogReader } from "../server/log-reader.ts";
import { createReplayReader } from "../server/replay-reader.ts";
import type { StreamName } from "../stream.ts";
import type { SimulatedDatabase } from "./database.ts";

/** What a gateway sends one client. */
export type Down =
  | { readonly kind: "batch" | "head" | "reset"; readonly raw: unknown }
  | { readonly kind: "answer"; readonly stream: StreamName; readonly ask: number; readonly raw: JoinAnswer };

export interface Caller {
  readonly rooms: Set<StreamName>;
  readonly send: (packet: Down) => void;
}

/** A gateway over the protocol's own reader and ring, small enough to forget often; only Socket.IO is played. */
export function createGateway(database: SimulatedDatabase) {
  let callers = new Set<Caller>();
  /** Queries that the database has not answered yet. */
  let queries: (() => void)[] = [];
  let reader: LogReader;

  const inRoom = (stream: StreamName) => [...callers].filter(({ rooms }) => rooms.has(stream));
  function boot(): void {
    callers = new Set();
    queries = [];
    reader = createLogReader({
      log: database.source,
      limits: { perStream: 4, inAll: 10 },
      clock: () => 0,
      pageSize: 3,
      announce: {
        batch: (batch) => inRoom(batch.stream).forEach(({ send }) => send({ kind: "batch", raw: batch })),
        reset: (stream, reason) =>
          (stream ? inRoom(stream) : [...callers]).forEach(({ send }) =>
            send({ kind: "reset", raw: { stream, reason } }),
          ),
      },
    });
  }
  boot();

  const readLog = createReplayReader(
    {
      async since(stream, after, most) {
        await new Promise<void>((resolve) => queries.push(resolve));
        return database.source.since(stream, after, most);
      },
    },
    2,
  );

  return {
    boot,
    read: () => reader.read(),
    connect: (caller: Caller) => callers.add(caller),
    disconnect: (caller: Caller) => callers.delete(caller),
    answerQuery: () => queries.shift()?.(),
    queries: () => queries.length,
    async join(caller: Caller, ask: number, { stream, cursor }: Join): Promise<void> {
      caller.rooms.add(stream);
      const source = { ring: reader.ring, catchUp: async () => void (await reader.read()), readLog };
      const raw = await answerJoin(source, stream, cursor);
      if (callers.has(caller)) caller.send({ kind: "answer", stream, ask, raw });
    },
    heads() {
      const ring = reader.ring();
      if (!ring) return;
      for (const { rooms, send } of callers)
        for (const stream of rooms)
          send({ kind: "head", raw: { heads: [{ stream, cursor: ring.head(stream) }] } });
    },
  };
}

export type SimulatedGateway = ReturnType<typeof createGateway>;
