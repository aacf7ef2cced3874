import { createServer, type Server } from "node:net";

/** A place that nobody may ever come to, not even to knock. */
export interface Trap {
  readonly url: string;
  /** How often somebody came. */
  readonly visits: () => number;
  readonly close: () => Promise<void>;
}

/** Sets one up on the loopback interface. */
export async function setTrap(): Promise<Trap> {
  let visits = 0;
  const server: Server = createServer((socket) => {
    visits += 1;
    socket.on("error", () => socket.destroy());
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the trap has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    visits: () => visits,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
