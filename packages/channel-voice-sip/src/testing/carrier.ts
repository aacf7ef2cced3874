import { existsSync } from "node:fs";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import type { Certified } from "./certified.ts";
import { kamailioConfig } from "./kamailio-config.ts";
import { startProgram } from "./program.ts";
import { isFree, udpPort } from "./udp-port.ts";
import { until } from "./until.ts";

/** A carrier on the loopback interface: Kamailio. */
export interface Carrier {
  readonly port: number;
  readonly account: string;
  readonly password: string;
  /** Where the exchange reaches it by TLS; `null`: by UDP, as everybody. */
  readonly secure: (Certified & { readonly port: number }) | null;
  readonly close: () => Promise<void>;
}

export const KAMAILIO = "/usr/sbin/kamailio";

/** Starts it; `numbers` lead to the exchange, by TLS where a certificate is given. */
export async function startCarrier(
  numbers: readonly string[],
  certified: Certified | null = null,
): Promise<Carrier> {
  if (!existsSync(KAMAILIO))
    throw new Error("These tests need Kamailio: install it with `apt-get install kamailio`.");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-carrier-"));
  const secure = certified === null ? null : { ...certified, port: await freePort() };
  const parts = {
    folder,
    port: await udpPort(),
    account: "holdfast",
    password: "an-invented-password",
    numbers,
    secure,
  };
  const file = join(folder, "kamailio.cfg");
  await writeFile(file, kamailioConfig(parts), { mode: 0o600 });
  const program = await startProgram(
    KAMAILIO,
    ["-f", file, "-DD", "-E", "-Y", folder, "-m", certified === null ? "32" : "64", "-M", "8"],
    join(folder, "words"),
  );
  const close = async (): Promise<void> => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // Whoever registers before it listens tries again only after a while.
    await until("a carrier that listens", async () => !(await isFree(parts.port)));
    if (secure !== null) await until("a carrier that listens by TLS", async () => isTaken(secure.port));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...parts, close };
}

/** Whether somebody answers at a port of TCP. */
async function isTaken(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const isOpen = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
