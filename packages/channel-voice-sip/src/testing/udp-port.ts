import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";

/** Below what `freePort` gives away, whose UDP it holds, and below what sound uses in the lab. */
const FIRST = 10_000;
const COUNT = 2_000;
/** So far below a port lies the one that is held for it: nobody of ours speaks there. */
const MARK_BELOW = 2_000;
const TRIES_MAX = 500;

/**
 * A port of the loopback interface on which nobody listens over UDP. It is nobody else's who asks here, in whatever process, for
 * as long as this process lives, also while nobody listens there.
 */
export async function udpPort(random: () => number = Math.random): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = FIRST + Math.floor(random() * COUNT);
    // The system lets go of the mark when this process ends.
    if ((await bound(port - MARK_BELOW)) !== null && (await isFree(port))) return port;
  }
  throw new Error(`${TRIES_MAX} ports of this machine are taken`);
}

/** Whether nobody listens on it: not to be asked while somebody is about to, who would find it taken by the asking. */
async function isFree(port: number): Promise<boolean> {
  const socket = await bound(port);
  if (socket === null) return false;
  const closed = once(socket, "close");
  socket.close();
  await closed;
  return true;
}

/** A socket that holds a port, and no process alive; `null` when somebody else does. */
async function bound(port: number): Promise<Socket | null> {
  const socket = createSocket("udp4").unref();
  const listening = once(socket, "listening");
  socket.bind({ port, address: "127.0.0.1", exclusive: true });
  return listening.then(
    () => socket,
    () => {
      socket.close();
      return null;
    },
  );
}
