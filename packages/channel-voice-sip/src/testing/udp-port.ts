import { createSocket } from "node:dgram";
import { once } from "node:events";

/** Below what `freePort` gives away, whose UDP it holds, and below what sound uses in the lab. */
const FIRST = 10_000;
const COUNT = 2_000;
const TRIES_MAX = 500;

const given = new Set<number>();

/** A port of the loopback interface on which nobody listens over UDP, given to nobody else of this process. */
export async function udpPort(random: () => number = Math.random): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = FIRST + Math.floor(random() * COUNT);
    if (given.has(port)) continue;
    // Before anybody else asks meanwhile.
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`${TRIES_MAX} ports of this machine are taken`);
}

/** Whether nobody listens on it. */
export async function isFree(port: number): Promise<boolean> {
  const socket = createSocket("udp4");
  const bound = once(socket, "listening");
  socket.bind({ port, address: "127.0.0.1", exclusive: true });
  return bound.then(
    async () => {
      const closed = once(socket, "close");
      socket.close();
      await closed;
      return true;
    },
    () => false,
  );
}
