import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { answersSip } from "./answers-sip.ts";
import { answersTcp } from "./answers-tcp.ts";
import type { Certified } from "./certified.ts";
import { kamailioConfig, type CarrierParts } from "./kamailio-config.ts";
import { startProgram } from "./program.ts";
import { startStanding, type Start } from "./standing.ts";
import { udpPort } from "./udp-port.ts";

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

/** Where a carrier's ports come from. */
export interface CarrierPorts {
  readonly udp: () => Promise<number>;
  readonly tcp: () => Promise<number>;
}

const FREE_PORTS: CarrierPorts = { udp: () => udpPort(), tcp: () => freePort() };

/** Starts it; `numbers` lead to the exchange, by TLS where a certificate is given. */
export async function startCarrier(
  numbers: readonly string[],
  certified: Certified | null = null,
  ports: CarrierPorts = FREE_PORTS,
): Promise<Carrier> {
  if (!existsSync(KAMAILIO))
    throw new Error("These tests need Kamailio: install it with `apt-get install kamailio`.");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-carrier-"));
  try {
    const { program, parts } = await startStanding("a carrier", () =>
      start({
        folder,
        account: "holdfast",
        password: "an-invented-password",
        numbers,
        certified,
        ports,
      }),
    );
    const close = async (): Promise<void> => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { ...parts, close };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** One try, on ports of its own. */
async function start({
  certified,
  ports,
  ...kept
}: Tried): Promise<Start & { readonly parts: CarrierParts }> {
  const secure = certified === null ? null : { ...certified, port: await ports.tcp() };
  const parts = { ...kept, port: await ports.udp(), secure };
  const file = join(parts.folder, "kamailio.cfg");
  await writeFile(file, kamailioConfig(parts), { mode: 0o600 });
  const program = await startProgram(
    KAMAILIO,
    ["-f", file, "-DD", "-E", "-Y", parts.folder, "-m", secure === null ? "32" : "64", "-M", "8"],
    join(parts.folder, "words"),
  );
  // Whoever registers before it listens tries again only after a while.
  const stands = async (): Promise<boolean> =>
    (await answersSip(parts.port)) && (secure === null || (await answersTcp(secure.port)));
  return { program, stands, parts };
}

type Tried = Omit<CarrierParts, "port" | "secure"> & {
  readonly certified: Certified | null;
  readonly ports: CarrierPorts;
};
