import { once } from "node:events";
import { createServer as createProbe } from "node:net";

/** Rejects like `listen` when the address could not be listened on just now; otherwise leaves it as it was. */
export async function checkAddress(port: number, host: string): Promise<void> {
  const probe = createProbe();
  await once(probe.listen({ port, host }), "listening");
  const closed = once(probe, "close");
  probe.close();
  await closed;
}
