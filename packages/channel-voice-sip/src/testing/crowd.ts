import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEar, type Ear } from "./ear.ts";
import { LISTENING_SCENARIO } from "./listening-scenario.ts";
import { startProgram, type Program } from "./program.ts";
import { udpPort } from "./udp-port.ts";

/** Many callers who say nothing: SIPp. */
export interface Crowd {
  readonly program: Program;
  readonly close: () => Promise<void>;
}

/** Many callers who say nothing and hear what is played to them. */
export interface ListeningCrowd extends Crowd {
  /** The ears of all who ring, whoever rings first coming first. */
  readonly ears: readonly Ear[];
  /** How long each of them rang who was answered so far, in milliseconds. */
  readonly rangMs: () => Promise<readonly number[]>;
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
  const how = ["-sn", "uac", "-d", String(staysMs)];
  return sippOf(await crowdFolder(), number, carrierPort, { callers, perSecond, how });
}

/**
 * Lets people ring a number from these numbers of theirs, so many a second, and listen until somebody hangs up on them. Where
 * `hertz` is given they hum it.
 */
export async function startListeningCrowd(
  number: string,
  carrierPort: number,
  {
    from,
    perSecond,
    hertz,
  }: { readonly from: readonly string[]; readonly perSecond: number; readonly hertz?: number },
): Promise<ListeningCrowd> {
  const folder = await crowdFolder();
  const ears = await Promise.all(from.map(() => openEar(hertz)));
  const lines = ears.map(({ port }, nth) => `${from[nth]};${port}`);
  const [scenario, callers] = [join(folder, "scenario.xml"), join(folder, "callers.csv")];
  await writeFile(scenario, LISTENING_SCENARIO);
  await writeFile(callers, ["SEQUENTIAL", ...lines, ""].join("\n"), { mode: 0o600 });
  const how = ["-sf", scenario, "-inf", callers, "-trace_rtt", "-rtt_freq", "1"];
  const crowd = await sippOf(folder, number, carrierPort, { callers: from.length, perSecond, how });
  const close = async (): Promise<void> => {
    await crowd.close();
    await Promise.all(ears.map((ear) => ear.close()));
  };
  return { ...crowd, ears, rangMs: () => rangIn(folder), close };
}

/** What SIPp measured: a line for each who was answered, of which the second field is how long that took. */
async function rangIn(folder: string): Promise<readonly number[]> {
  const file = (await readdir(folder)).find((name) => name.endsWith("_rtt.csv"));
  if (file === undefined) return [];
  const lines = (await readFile(join(folder, file), "utf8")).trim().split("\n").slice(1);
  return lines.map((line) => Number(line.split(";")[1]));
}

async function crowdFolder(): Promise<string> {
  if (!existsSync(SIPP))
    throw new Error("These tests need SIPp: install it with `apt-get install sip-tester`.");
  return mkdtemp(join(tmpdir(), "holdfast-crowd-"));
}

async function sippOf(
  folder: string,
  number: string,
  carrierPort: number,
  {
    callers,
    perSecond,
    how,
  }: { readonly callers: number; readonly perSecond: number; readonly how: readonly string[] },
): Promise<Crowd> {
  const who = ["-s", number, "-i", "127.0.0.1", "-p", String(await udpPort())];
  const pace = ["-m", String(callers), "-r", String(perSecond), "-l", String(callers)];
  const parameters = [...how, ...who, ...pace, "-nostdin", `127.0.0.1:${carrierPort}`];
  const program = await startProgram(SIPP, parameters, join(folder, "words"), folder);
  return {
    program,
    close: async () => {
      await program.stop("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
