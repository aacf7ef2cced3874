import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./free-port.ts";

/** How a line is cut. `refused`: as when a router says no. `silent`: nothing comes through, and nobody says so. */
export type Cut = "refused" | "silent";

/** A line to a port of this machine that can be cut and mended. */
export interface CuttableLine {
  readonly port: number;
  readonly cut: (how: Cut) => Promise<void>;
  /** New connections come through again. What was silent stays so, as on a line whose other end has forgotten it. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a line to a port of this machine, or to a socket in its files; whoever connects to its own reaches that one. */
export async function openLine(to: number | { readonly path: string }): Promise<CuttableLine> {
  const open = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    open.add(near);
    near.on("error", () => {}).on("close", () => open.delete(near));
    if (isSilent) return;
    const far =
      typeof to === "number" ? connect({ port: to, host: "127.0.0.1", noDelay: true }) : connect(to);
    far.on("error", () => near.destroy());
    near.setNoDelay(true);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
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
      isSilent = true;
      // Whatever is said from now on is swallowed.
      for (const near of open) near.unpipe().resume();
    },
    mend: async () => {
      isSilent = false;
      if (!server.listening) await listen();
    },
    close: stop,
  };
}
