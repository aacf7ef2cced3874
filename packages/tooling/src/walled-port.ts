import { connect } from "node:net";
import { Worker } from "node:worker_threads";

/** A port of this machine that lets nobody in and refuses nobody, as behind a wall that drops whatever comes. */
export interface WalledPort {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens, and never takes anybody from the queue at its door. */
const DEAF = `
  const { parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;
/** A connection on this machine takes a thousandth of it. */
const CONNECTED_MS = 300;

/** Opens one, and fills the queue at its door. */
export async function openWalledPort(): Promise<WalledPort> {
  const worker = new Worker(DEAF, { eval: true });
  const port = await new Promise<number>((resolve, reject) =>
    worker.on("message", resolve).on("error", reject),
  );
  const waiting = new Set<ReturnType<typeof connect>>();
  const isLetIn = async (): Promise<boolean> => {
    const socket = connect({ port, host: "127.0.0.1" }).on("error", () => {});
    waiting.add(socket);
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), CONNECTED_MS);
      socket.once("connect", () => {
        clearTimeout(late);
        resolve(true);
      });
    });
  };
  while (await isLetIn());
  return {
    port,
    close: async () => {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}
