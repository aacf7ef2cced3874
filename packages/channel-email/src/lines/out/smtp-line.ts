import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SendResult } from "@holdfast/channel-kit";
import { faultOf } from "../imap/line-fault.ts";
import type { LineFault } from "../back-off.ts";
import { loadSmtpConnection } from "../libraries.ts";
import { within } from "../wait.ts";
import { outcomeOf, type HandOverFailure } from "./outcome-of.ts";

/** An open line to whoever takes our mail, logged in. */
export interface SmtpLine {
  /** Whether it still answers, with nothing left over from before. */
  readonly isAlive: (ms: number) => Promise<boolean>;
  /** Hands one mail over within `ms`. */
  readonly handOver: (mail: Mail, ms: number) => Promise<SendResult>;
  readonly isOpen: () => boolean;
  /** Does not keep the process alive from now on. */
  readonly rest: () => void;
  /** Says goodbye and hangs up. */
  readonly end: () => void;
}

/** A mail and its envelope. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

/** Who takes our mail, and how we log in there. */
export interface SmtpAccount {
  readonly options: ConstructorParameters<typeof SMTPConnection>[0];
  readonly login: { readonly user: string; readonly pass: string } | null;
}

/** What came of opening a line: the line, or why there is none. */
export type SmtpOpened =
  | { readonly kind: "open"; readonly line: SmtpLine }
  | { readonly kind: "failed"; readonly failure: HandOverFailure; readonly fault: LineFault };

/** Opens a line within `ms`. */
export async function openSmtp({ options, login }: SmtpAccount, ms: number): Promise<SmtpOpened> {
  const Connection = await loadSmtpConnection();
  const connection = new Connection({ ...options, logger: false });
  // Whatever fails is told by what was asked for; without a listener it would end the process.
  const broken = new Promise<never>((_, reject) => connection.on("error", reject));
  broken.catch(() => {});
  let stage = "connection" as "connection" | "login";
  const greet = async (): Promise<void> => {
    await settled((done) => connection.connect(done));
    if (login === null) return;
    stage = "login";
    const credentials = { user: login.user, pass: login.pass };
    await settled((done) => connection.login({ ...credentials, credentials }, done));
  };
  try {
    await within(ms, Promise.race([greet(), broken]), lateness);
  } catch (error) {
    connection.close();
    const code = codeOf(error);
    const refused = stage === "login" && code !== null && code >= 500;
    const fault = refused ? "credentials" : code === null ? faultOf(systemError(error)) : "provider";
    return {
      kind: "failed",
      fault,
      failure: { stage: refused ? "login" : "connection", code, begun: false },
    };
  }
  return { kind: "open", line: lineOver(connection) };
}

function lineOver(connection: SMTPConnection): SmtpLine {
  const isOpen = (): boolean => !connection.destroyed;
  return {
    isOpen,
    rest: () => {
      const socket = connection._socket;
      if (socket !== false && socket !== null) socket.unref();
    },
    end: () => {
      if (isOpen()) connection.quit();
    },
    isAlive: async (ms) => {
      if (!isOpen()) return false;
      const socket = connection._socket;
      if (socket !== false && socket !== null) socket.ref();
      const lost = new Promise<never>((_, reject) =>
        connection.once("end", () => reject(new Error("the line closed"))),
      );
      lost.catch(() => {});
      try {
        await within(ms, Promise.race([settled((done) => connection.reset(done)), lost]), lateness);
        return true;
      } catch {
        connection.close();
        return false;
      }
    },
    handOver: async ({ from, to, bytes }, ms) => {
      let begun = false;
      // Read only once the server has asked for the message.
      const message = new Readable({
        read() {
          begun = true;
          this.push(bytes);
          this.push(null);
        },
      });
      const lost = new Promise<never>((_, reject) =>
        connection.once("end", () => reject(new Error("the line closed"))),
      );
      lost.catch(() => {});
      try {
        const sent = settled((done) => connection.send({ from, to: [to] }, message, done));
        await within(ms, Promise.race([sent, lost]), lateness);
        return { kind: "accepted", delivered: false };
      } catch (error) {
        // What was said about one mail must not be taken for what is said about the next.
        connection.close();
        return outcomeOf({ ...answerOf(error), begun });
      }
    },
  };
}

/** Resolves or rejects as a callback is called. */
function settled(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    ask((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}

const lateness = (): Error => Object.assign(new Error("too late"), { code: "ETIMEDOUT" });

const STAGES: readonly (readonly [RegExp, HandOverFailure["stage"]])[] = [
  [/^MAIL FROM/, "sender"],
  [/^RCPT TO/, "recipient"],
  [/^DATA/, "message"],
];

/** The server's answer, if that is what failed. One that came with the end of the line says nothing about the mail. */
function answerOf(error: unknown): Pick<HandOverFailure, "code" | "stage"> {
  const command = field(error, "command");
  const found = STAGES.find(([pattern]) => typeof command === "string" && pattern.test(command));
  if (found === undefined) return { code: null, stage: "connection" };
  return { code: codeOf(error), stage: found[1] };
}

function codeOf(error: unknown): number | null {
  const code = field(error, "responseCode");
  return typeof code === "number" && code >= 400 && code < 600 ? code : null;
}

/** The library calls every error of a socket the same; what the system called it says more. */
function systemError(error: unknown): unknown {
  const original = field(error, "originalCode");
  return typeof original === "string" ? { code: original } : error;
}

function field(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
