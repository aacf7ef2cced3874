import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { freePort } from "@holdfast/tooling/free-port";
import { tone } from "../sound/tones.ts";
import { samplesOf, wavOf } from "../sound/wav.ts";
import { answersTcp } from "./answers-tcp.ts";
import { baresipConfig, type PhoneParts } from "./baresip-config.ts";
import { messagesTo } from "./messages-to.ts";
import { startProgram } from "./program.ts";
import { startStanding, type Start } from "./standing.ts";
import { udpPort } from "./udp-port.ts";
import { until } from "./until.ts";

/** A telephone: baresip, which plays a tone and keeps what it hears. */
export interface Phone {
  readonly number: string;
  /** Rings a number at the carrier, with more headers where they are given. */
  readonly dial: (number: string) => Promise<void>;
  /** Rings a number elsewhere than at the carrier. */
  readonly dialAt: (number: string, port: number) => Promise<void>;
  readonly answer: () => Promise<void>;
  readonly hangUp: () => Promise<void>;
  /** Presses keys, one after another. */
  readonly press: (keys: string) => Promise<void>;
  /** What happened to it so far: names of baresip's events, such as `CALL_ESTABLISHED`. */
  readonly happened: () => readonly string[];
  /** Resolves once it happened so many times. */
  readonly until: (event: string, times?: number) => Promise<void>;
  /** What showed of whoever it talked with, call by call: an address. */
  readonly peers: () => readonly string[];
  /** Every SIP message that it was sent, in order, as it came; only where it keeps them. */
  readonly received: () => Promise<readonly string[]>;
  /** All that it has heard, from its first sound on. */
  readonly heard: () => Promise<Float64Array>;
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a telephone differs from the ordinary. */
export interface PhoneOptions {
  readonly number: string;
  /** What it plays, in hertz. */
  readonly hertz: number;
  readonly carrierPort: number;
  /** Whether others can ring it: it registers at the carrier. */
  readonly isReachable?: boolean;
  /** A softphone in a telephone's clothes: what was lent to it, and where it registers. */
  readonly device?: { readonly username: string; readonly password: string; readonly port: number };
  readonly answersItself?: boolean;
  /** How long it may take to register. */
  readonly patienceMs?: number;
  /** Whether its sound is encrypted, or it does not talk. */
  readonly encrypts?: boolean;
  /** Whether it keeps the messages that it is sent. */
  readonly keepsMessages?: boolean;
  /** Written into its account, such as `;anonymous`. */
  readonly shown?: string;
}

const BARESIP = "/usr/bin/baresip";
/** Longer than any test: at its end the telephone hangs up. */
const TONE_S = 300;

/** Starts a telephone on the loopback interface. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  if (!existsSync(BARESIP))
    throw new Error("These tests need baresip: install it with `apt-get install baresip-core`.");
  const folder = await mkdtemp(join(tmpdir(), "holdfast-phone-"));
  await mkdir(join(folder, "heard"));
  const parts = { folder, tone: join(folder, "tone.wav"), account: accountOf(options) };
  await writeFile(parts.tone, wavOf(tone([options.hertz], TONE_S, 0.4)));
  await writeFile(join(folder, "accounts"), `${parts.account}\n`);
  await writeFile(join(folder, "contacts"), "");
  await writeFile(join(folder, "uuid"), "00000000-0000-4000-8000-000000000000");
  const { program, controlPort, sipPort } = await startStanding("a telephone", () =>
    start(parts, options.keepsMessages === true),
  );
  const events: { type: string; peer: string }[] = [];
  const control = await controlling(controlPort, (type, peer) => events.push({ type, peer }));
  const command = (name: string, params = ""): Promise<void> =>
    new Promise((resolve) => {
      control.write(netstring(JSON.stringify({ command: name, params })), () => resolve());
    });
  const phone: Phone = {
    number: options.number,
    dial: (number) => command("dial", `sip:${number}@127.0.0.1:${options.carrierPort}`),
    dialAt: (number, port) => command("dial", `sip:${number}@127.0.0.1:${port}`),
    answer: () => command("accept"),
    hangUp: () => command("hangup"),
    press: async (keys) => {
      for (const key of keys) await command("sndcode", key);
    },
    happened: () => events.map(({ type }) => type),
    until: (event, times = 1) =>
      until(
        `${event} at ${options.hertz} Hz`,
        () => events.filter(({ type }) => type === event).length >= times,
      ),
    peers: () => events.filter(({ type }) => type === "CALL_ESTABLISHED").map(({ peer }) => peer),
    received: async () => {
      if (options.keepsMessages !== true) throw new Error("this telephone keeps no messages");
      return messagesTo(sipPort, await program.words());
    },
    heard: async () => {
      const files = (await readdir(join(folder, "heard")))
        .filter((name) => name.endsWith("dec.wav"))
        .toSorted();
      const parts_ = await Promise.all(files.map((name) => readFile(join(folder, "heard", name))));
      return parts_.map(samplesOf).reduce(joined, new Float64Array());
    },
    kill: () => program.stop("SIGKILL"),
    close: async () => {
      control.destroy();
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  if (options.isReachable === true || options.device !== undefined) {
    // It may have registered before its events could be heard.
    const isRegistered = async (): Promise<boolean> => /\b200 OK\b.*binding/.test(await program.words());
    try {
      await until("a telephone that registered", isRegistered, options.patienceMs);
    } catch (error) {
      await phone.close();
      throw error;
    }
  }
  return phone;
}

/** One try, on ports of its own. */
async function start(
  parts: Omit<PhoneParts, "port" | "control">,
  isTraced: boolean,
): Promise<Start & { readonly controlPort: number; readonly sipPort: number }> {
  const [port, control] = [await udpPort(), await freePort()];
  await writeFile(join(parts.folder, "config"), baresipConfig({ ...parts, port, control }));
  const program = await startProgram(
    BARESIP,
    [...(isTraced ? ["-s"] : []), "-f", parts.folder],
    join(parts.folder, "words"),
  );
  return { program, stands: () => answersTcp(control), controlPort: control, sipPort: port };
}

function accountOf({
  number,
  carrierPort,
  isReachable,
  device,
  answersItself,
  encrypts,
  shown = "",
}: PhoneOptions): string {
  const mode = answersItself === true ? ";answermode=auto" : "";
  if (device !== undefined)
    return `<sip:${device.username}@127.0.0.1:${device.port}>;auth_pass=${device.password};regint=60;audio_codecs=pcmu${mode}`;
  const registers = isReachable === true ? "regint=60" : "regint=0";
  return `<sip:${number}@127.0.0.1:${carrierPort}>;${registers};audio_codecs=pcmu${shown}${mode}${encrypts === true ? ";mediaenc=srtp-mand" : ""}`;
}

/** baresip's control socket. */
async function controlling(port: number, hear: (type: string, peer: string) => void): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  let rest = "";
  socket.setEncoding("utf8").on("data", (words: string) => {
    rest += words;
    for (let read = readNetstring(rest); read !== null; read = readNetstring(rest)) {
      rest = read.rest;
      const said = JSON.parse(read.text) as { event?: boolean; type?: string; peeruri?: string };
      if (said.event === true) hear(said.type ?? "", said.peeruri ?? "");
    }
  });
  socket.on("error", () => socket.destroy());
  return socket;
}

const netstring = (text: string): string => `${Buffer.byteLength(text)}:${text},`;

/** The first whole netstring, and what follows it. Lengths are of what was said in ASCII. */
function readNetstring(words: string): { readonly text: string; readonly rest: string } | null {
  const [head, length] = /^(\d+):/.exec(words) ?? [];
  if (head === undefined || length === undefined) return null;
  const end = head.length + Number(length);
  if (words.length <= end) return null;
  return { text: words.slice(head.length, end), rest: words.slice(end + 1) };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
