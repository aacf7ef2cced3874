import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "@holdfast/tooling/free-port";
import { ariClient, type Ari } from "../ari/ari-client.ts";
import { ExchangeSettings } from "../exchange/exchange-settings.ts";
import { homeFolder } from "../exchange/folders.ts";
import { TRUNK } from "../exchange/pjsip-conf.ts";
import { prepareExchange } from "../exchange/prepare.ts";
import { ensureAsterisk } from "./asterisk-root.ts";
import type { Carrier } from "./carrier.ts";
import type { Certified } from "./certified.ts";
import { startProgram, type Program } from "./program.ts";
import { hasStood } from "./standing.ts";
import { udpPort } from "./udp-port.ts";
import { until } from "./until.ts";

/** A real Asterisk on the loopback interface. */
export interface ExchangeProcess {
  /** What the channel's settings need of it: fields of `HOLDFAST_VOICE_…`, as the environment gives them. */
  readonly channel: {
    readonly ariUrl: string;
    readonly ariUsername: string;
    readonly ariPassword: string;
    readonly exchange: string;
    readonly deviceUrl: string;
    readonly deviceDomain: string;
    readonly mediaAddress: string;
  };
  readonly ari: Ari;
  readonly sipPort: number;
  /** Its folder, seen from outside of its root. */
  readonly folder: string;
  readonly program: () => Program;
  /** Every file in its folder that could be sound, by its path from there. */
  readonly sounds: () => Promise<readonly string[]>;
  /** Has it ask the carrier now to let it in. */
  readonly register: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Throws, once everything is gone, when there was a sound that did not come with it: nothing of any call is ever kept (CH61). */
  readonly close: () => Promise<void>;
}

/** How an exchange differs from the ordinary. */
export interface ExchangeOptions {
  /** Reached by TLS, with encrypted sound, where it is certified. */
  readonly carrier: Pick<Carrier, "port" | "account" | "password" | "secure">;
  readonly changed?: Partial<
    Pick<ExchangeSettings, "retry" | "backup" | "comfort" | "silence" | "takenWithin">
  >;
}

const script = fileURLToPath(new URL("../../install/run-asterisk.sh", import.meta.url));
const run = promisify(execFile);
const LOOPBACK = "127.0.0.1";
const USERNAME = "gateway";
const PASSWORD = "an-invented-password-for-ari";

/** Prepares and starts an Asterisk of its own. Throws where none can be had: ask `ensureAsterisk` before. */
export async function startExchange({ carrier, changed = {} }: ExchangeOptions): Promise<ExchangeProcess> {
  const installed = await ensureAsterisk();
  if (installed.kind === "cannot") throw new Error(`there is no Asterisk here: ${installed.because}`);
  const { root, sounds } = installed;
  const name = `lab-${randomBytes(6).toString("hex")}`;
  const http = { address: LOOPBACK, port: await freePort() };
  const secure = carrier.secure === null ? null : await bringIn(root, join("/tmp", name), carrier.secure);
  const settings = ExchangeSettings.parse({
    name,
    http,
    ari: { username: USERNAME, password: PASSWORD },
    wss: null,
    sip: { address: LOOPBACK, port: await udpPort() },
    trunk: {
      by: "registration",
      server: `${LOOPBACK}:${String(carrier.secure?.port ?? carrier.port)}`,
      username: carrier.account,
      password: carrier.password,
    },
    rtp: { first: 12_000, last: 19_999 },
    // Every address of this machine is told as the loopback one, where everybody of the lab is.
    iceHosts: ownAddresses().map((address) => [address, LOOPBACK]),
    comfort: ["comfort-en"],
    retry: { seconds: 1, times: 20 },
    ...(secure === null ? {} : { transport: "tls", srtp: true, tls: secure }),
    ...changed,
  });
  await prepareExchange(root, settings, { prompts: join(sounds, "prompts"), music: join(sounds, "music") });
  const folder = join(root, homeFolder(name));
  const shipped = await soundsIn(folder);
  const words = await mkdtemp(join(tmpdir(), "holdfast-exchange-"));
  const access = { url: `http://${LOOPBACK}:${http.port}/ari`, username: USERNAME, password: PASSWORD };
  const ari = ariClient(access, globalThis.fetch);
  let running: Program | null = null;
  const program = (): Program => {
    if (running === null) throw new Error("this exchange does not run");
    return running;
  };
  const start = async (): Promise<void> => {
    running = await startProgram(script, [root, name], join(words, "words"));
    const stands = async (): Promise<boolean> => (await ari.ask("ping", {})).kind === "ok";
    if (!(await hasStood("an exchange", { program: running, stands })))
      throw new Error(`an exchange ended before it stood; it said: ${await running.words()}`);
    await until("a line to the carrier", () => isCarried(root, name));
  };
  const stop = async (signal?: NodeJS.Signals): Promise<void> => {
    await running?.stop(signal);
    running = null;
  };
  const close = async (): Promise<void> => {
    await stop();
    const kept = (await soundsIn(folder)).filter((path) => !shipped.includes(path));
    await rm(folder, { recursive: true, force: true });
    await rm(words, { recursive: true, force: true });
    await rm(join(root, "tmp", name), { recursive: true, force: true });
    if (kept.length > 0) throw new Error(`an exchange kept what nobody may keep: ${kept.join(", ")}`);
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    channel: {
      ariUrl: access.url,
      ariUsername: USERNAME,
      ariPassword: PASSWORD,
      exchange: name,
      deviceUrl: `ws://${LOOPBACK}:${http.port}/ws`,
      deviceDomain: LOOPBACK,
      mediaAddress: LOOPBACK,
    },
    ari,
    sipPort: settings.sip.port,
    folder,
    program,
    sounds: () => soundsIn(folder),
    register: async () => {
      await askConsole(root, name, "pjsip send register trunk-registration");
    },
    start,
    stop,
    close,
  };
}

/**
 * Lets a telephone take a browser's place at what was lent: its sound is plain. That a browser's is encrypted is shown with a
 * browser.
 */
export async function takePlainSound({ ari }: ExchangeProcess, device: string): Promise<void> {
  const fields = [
    "webrtc",
    "ice_support",
    "use_avpf",
    "rtcp_mux",
    "media_encryption",
    "media_use_received_transport",
  ];
  const body = { fields: fields.map((attribute) => ({ attribute, value: "no" })) };
  const { kind } = await ari.ask("make", { type: "endpoint", id: device }, { body });
  if (kind !== "ok") throw new Error("an endpoint could not be changed");
}

/** Lets an exchange write recordings, as none of ours may: for the tests of the proof that it cannot. */
export async function allowRecording({ folder }: ExchangeProcess): Promise<void> {
  const spool = join(folder, "spool");
  await chmod(spool, 0o777);
  await rm(join(spool, "recording"));
  await mkdir(join(spool, "recording"));
  await chmod(join(spool, "recording"), 0o777);
}

/** Puts a certificate where an exchange can read it: its paths as that sees them. */
async function bringIn(root: string, folder: string, { certificate, key }: Certified) {
  await mkdir(join(root, folder), { recursive: true });
  const inside = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  await copyFile(certificate, join(root, inside.certificate));
  await copyFile(key, join(root, inside.key));
  return { ...inside, authorities: inside.certificate };
}

/** Whether the carrier lets it in, and has answered it: until then nobody can be dialled. */
async function isCarried(root: string, name: string): Promise<boolean> {
  const asked = async (words: string): Promise<string> => askConsole(root, name, words);
  if (!/\bRegistered\b/.test(await asked("pjsip show registrations"))) return false;
  if (/\bAvail\b/.test(await asked("pjsip show contacts"))) return true;
  // Kamailio leaves what comes with the last of a handshake unread now and then: it is asked again sooner than in half a minute.
  await asked(`pjsip qualify ${TRUNK}`);
  return false;
}

async function askConsole(root: string, name: string, words: string): Promise<string> {
  const config = `${homeFolder(name)}/etc/asterisk.conf`;
  return (await run("chroot", [root, "asterisk", "-C", config, "-rx", words])).stdout;
}

/** Everything but configuration and what keeps the process. */
async function soundsIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => /\.(wav|ulaw|alaw|sln\d*|gsm|g722|pcm|raw|ogg|opus|au)$/i.test(path))
    .toSorted();
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => address);
}
