import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./free-port.ts";

/**
 * How a line is cut. `refused`: as when a router says no. `silent`: nothing comes through, and nobody says so. `held`: nor does it, but
 * what was said meanwhile arrives when the line is mended, as everything does that a machine has not been told of as lost.
 */
export type Cut = "refused" | "silent" | "held";

/** A line to a port of this machine that can be cut and mended. */
export interface CuttableLine {
  readonly port: number;
  readonly cut: (how: Cut) => Promise<void>;
  /** New connections come through again, and what was held. What was silent stays so, as on a line whose other end has forgotten it. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a line to a port of this machine, or to a socket in its files; whoever connects to its own reaches that one. */
export async function openLine(to: number | { readonly path: string }): Promise<CuttableLine> {
  const open = new Set<Socket>();
  /** The other end of each that came through. */
  const fars = new WeakMap<Socket, Socket>();
  /** How each that is held goes on. */
  const held = new Map<Socket, () => void>();
  let cut: Cut | null = null;
  const through = (near: Socket): void => {
    const far =
      typeof to === "number" ? connect({ port: to, host: "127.0.0.1", noDelay: true }) : connect(to);
    far.on("error", () => near.destroy());
    near.setNoDelay(true);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    fars.set(near, far);
  };
  const hold = (near: Socket): void => {
    const far = fars.get(near);
    if (far === undefined) return;
    for (const end of [near, far]) end.unpipe().pause();
    held.set(near, () => void near.pipe(far).pipe(near));
  };
  const server = createServer((near) => {
    open.add(near);
    near
      .on("error", () => {})
      .on("close", () => {
        open.delete(near);
        held.delete(near);
      });
    if (cut === "held") held.set(near, () => through(near));
    if (cut === null) through(near);
  });
  // Kept while the line is cut: nobody else may be found there when it is mended.
  const port = await freePort();
  const listen = async (): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen();
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const near of open) near.destroy();
    await closed;
  };
  return {
    port,
    cut: async (how) => {
      if (how === "refused") return stop();
      cut = how;
      for (const near of open)
        // Whatever is said from now on is swallowed, by either end.
        if (how === "silent") for (const end of [near, fars.get(near)]) end?.unpipe().resume();
        else hold(near);
    },
    mend: async () => {
      cut = null;
      for (const goOn of held.values()) goOn();
      held.clear();
      if (!server.listening) await listen();
    },
    close: stop,
  };
}
