import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can be made to misbehave. */
export interface TcpProxy {
  readonly port: number;
  /** How many connections it has carried so far, and how many are open. */
  readonly carried: () => number;
  readonly open: () => number;
  /** Breaks every open connection at once, as a cable does. */
  readonly cut: () => void;
  /** From now on nothing passes and nobody is told; `false` lets new connections pass again. */
  readonly fallSilent: (silent: boolean) => void;
  /** From now on connections are taken and broken at once; `false` ends that. */
  readonly refuse: (refused: boolean) => void;
  /** Asked of all bytes from the client (`up`) and the server: whether to break the line before or after they pass. */
  readonly breakWhen: (judge: BreakWhen | null) => void;
  readonly close: () => Promise<void>;
}

export type BreakWhen = (direction: "up" | "down", bytes: Buffer) => "before" | "after" | null;

/** Starts a line to a port of the loopback interface. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const state: { silent: boolean; refused: boolean; judge: BreakWhen | null; carried: number } = {
    silent: false,
    refused: false,
    judge: null,
    carried: 0,
  };
  const server = createServer((client) => {
    client.on("error", () => {});
    if (state.refused) {
      client.destroy();
      return;
    }
    state.carried += 1;
    const upstream = connect(target, "127.0.0.1");
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const end = (): void => {
      // A silent line does not even say that it has ended.
      if (state.silent) return;
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    const pass = (from: Socket, to: Socket, direction: "up" | "down"): void => {
      from.on("error", () => {});
      from.on("close", end);
      from.on("data", (bytes: Buffer) => {
        if (state.silent) return;
        const verdict = state.judge?.(direction, bytes) ?? null;
        if (verdict === null) to.write(bytes);
        else if (verdict === "before") end();
        else to.write(bytes, end);
      });
    };
    pass(client, upstream, "up");
    pass(upstream, client, "down");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  return {
    port: address.port,
    carried: () => state.carried,
    open: () => pairs.size,
    cut,
    fallSilent: (silent) => {
      state.silent = silent;
      if (silent) return;
      // One whose end was not told while the line was silent has ended all the same.
      for (const pair of pairs)
        if (pair.some(({ destroyed }) => destroyed)) {
          pairs.delete(pair);
          for (const socket of pair) socket.destroy();
        }
    },
    refuse: (refused) => {
      state.refused = refused;
    },
    breakWhen: (judge) => {
      state.judge = judge;
    },
    close: async () => {
      state.silent = false;
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
