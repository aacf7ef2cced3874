import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kamailioConfig } from "./kamailio-config.ts";
import { startProgram } from "./program.ts";
import { isFree, udpPort } from "./udp-port.ts";
import { until } from "./until.ts";

/** A carrier on the loopback interface: Kamailio. */
export interface Carrier {
  readonly port: number;
  readonly account: string;
  readonly password: string;
  readonly close: () => Promise<void>;
}

export const KAMAILIO = "/usr/sbin/kamailio";

/** Starts it; `numbers` lead to the exchange. */
export async function startCarrier(numbers: readonly string[]): Promise<Carrier> {
  if (!existsSync(KAMAILIO))
    throw new Error("These tests need Kamailio: install it with `apt-get install kamailio`.");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-carrier-"));
  const parts = {
    folder,
    port: await udpPort(),
    account: "holdfast",
    password: "an-invented-password",
    numbers,
  };
  const file = join(folder, "kamailio.cfg");
  await writeFile(file, kamailioConfig(parts), { mode: 0o600 });
  const program = await startProgram(
    KAMAILIO,
    ["-f", file, "-DD", "-E", "-Y", folder, "-m", "32", "-M", "4"],
    join(folder, "words"),
  );
  const close = async (): Promise<void> => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // Whoever registers before it listens tries again only after a while.
    await until("a carrier that listens", async () => !(await isFree(parts.port)));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...parts, close };
}
