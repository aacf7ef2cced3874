import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";

/** No system gives these away by itself, neither to who listens on any port nor to who calls from any. */
const FIRST = 20_000;
const COUNT = 10_000;
/** So many may be taken before something is wrong with this machine, and not with chance. */
const TRIES_MAX = 1_000;

/**
 * A port of the loopback interface that nobody listens on. It is nobody else's who asks here, in whatever process, for
 * as long as this process lives: it may be listened on later, and again after a while without anybody.
 */
export async function freePort(random: () => number = Math.random): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = FIRST + Math.floor(random() * COUNT);
    if ((await isHeld(port)) && (await isFree(port))) return port;
  }
  throw new Error(`${TRIES_MAX} ports of this machine are taken`);
}

/** Holds the same number of UDP, which nobody of ours speaks; the system lets go of it when this process ends. */
async function isHeld(port: number): Promise<boolean> {
  const mark = createSocket("udp4").unref();
  const bound = once(mark, "listening");
  mark.bind({ port, address: "127.0.0.1", exclusive: true });
  return bound.then(
    () => true,
    () => {
      mark.close();
      return false;
    },
  );
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, "listening");
  server.listen({ port, host: "127.0.0.1", exclusive: true });
  return listening.then(
    async () => {
      server.close();
      await once(server, "close");
      return true;
    },
    () => false,
  );
}
