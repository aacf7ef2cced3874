import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram, type Program } from "./program.ts";
import { udpPort } from "./udp-port.ts";

/** Many callers who say nothing: SIPp. */
export interface Crowd {
  readonly program: Program;
  readonly close: () => Promise<void>;
}

const SIPP = "/usr/bin/sipp";

/** Lets so many people ring a number, so many a second, and stay on the line. */
export async function startCrowd(
  number: string,
  carrierPort: number,
  {
    callers,
    perSecond,
    staysMs,
  }: { readonly callers: number; readonly perSecond: number; readonly staysMs: number },
): Promise<Crowd> {
  if (!existsSync(SIPP))
    throw new Error("These tests need SIPp: install it with `apt-get install sip-tester`.");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-crowd-"));
  const from = `-sn uac -s ${number} -i 127.0.0.1 -p ${await udpPort()}`;
  const how = `-m ${callers} -r ${perSecond} -l ${callers} -d ${staysMs}`;
  const parameters = `${from} ${how} -nostdin 127.0.0.1:${carrierPort}`.split(" ");
  const program = await startProgram(SIPP, parameters, join(folder, "words"));
  return {
    program,
    close: async () => {
      await program.stop("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
