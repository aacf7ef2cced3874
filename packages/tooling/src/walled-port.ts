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
/** Many more than any system has room for at a door with a queue of one. */
const QUEUE_MAX = 16;

/** Opens one, and fills the queue at its door. Throws where it lets in whoever comes, or refuses them: that is no wall. */
export async function openWalledPort(): Promise<WalledPort> {
  const worker = new Worker(DEAF, { eval: true });
  const port = await new Promise<number>((resolve, reject) =>
    worker.on("message", resolve).on("error", reject),
  );
  const waiting = new Set<ReturnType<typeof connect>>();
  const close = async (): Promise<void> => {
    for (const socket of waiting) socket.destroy();
    await worker.terminate();
  };
  const isLetIn = async (): Promise<boolean> => {
    const socket = connect({ port, host: "127.0.0.1" });
    waiting.add(socket);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => resolve(false), CONNECTED_MS);
      // Once it is in, or waits, it may be reset when this closes.
      socket.on("error", reject).once("connect", () => {
        clearTimeout(late);
        resolve(true);
      });
    });
  };
  try {
    for (let inside = 0; await isLetIn(); inside += 1)
      if (inside === QUEUE_MAX) throw new Error(`a walled port let ${inside} in`);
  } catch (error) {
    await close();
    throw error;
  }
  return { port, close };
}
