import type { SendResult } from "@holdfast/channel-kit";
import { bareHost, type Settings } from "../../settings.ts";
import type { LineFault } from "../back-off.ts";
import { protectionOf } from "../tls-of.ts";
import { outcomeOf } from "./outcome-of.ts";
import { openSmtp, type Mail, type SmtpAccount, type SmtpLine, type SmtpOpened } from "./smtp-line.ts";

/** Whoever takes our mail. Lines are opened when they are needed and kept for a while. */
export interface Submission {
  readonly handOver: (mail: Mail) => Promise<SendResult>;
  /** Logs in for real, and sends nothing; why that fails, or `null`. */
  readonly ask: () => Promise<LineFault | null>;
}

/** How long things may take, in milliseconds: together less than the house waits for a hand-over. */
export interface SubmissionTimes {
  readonly openMs: number;
  readonly aliveMs: number;
  /** Of a whole hand-over, with all that comes before it. */
  readonly handOverMs: number;
  /** How long a line is kept that nobody uses: less than servers keep one. */
  readonly idleMs: number;
}

export const SUBMISSION_TIMES: SubmissionTimes = {
  openMs: 6_000,
  aliveMs: 2_000,
  handOverMs: 11_000,
  idleMs: 20_000,
};

/** How many lines are kept for the next mail. */
const KEPT = 4;
const PORTS = { "smtps:": 465, "smtp:": 587 };

type SubmissionSettings = Pick<
  Settings,
  | "submissionUrl"
  | "submissionUser"
  | "submissionPassword"
  | "addresses"
  | "authorityFile"
  | "plainOnLoopback"
>;

/** Opens nothing yet. `clock` never goes back. */
export function submission(
  settings: SubmissionSettings,
  clock: () => number,
  times: SubmissionTimes = SUBMISSION_TIMES,
): Submission {
  const idle: { readonly line: SmtpLine; readonly forget: NodeJS.Timeout }[] = [];
  const open = async (ms: number): Promise<SmtpOpened> => {
    try {
      return await openSmtp(await accountOf(settings, ms), ms);
    } catch {
      // The authority's file cannot be read: no line, and nothing was sent.
      return {
        kind: "failed",
        fault: "provider",
        failure: { stage: "connection", code: null, begun: false },
      };
    }
  };
  const keep = (line: SmtpLine): void => {
    if (!line.isOpen()) return;
    if (idle.length >= KEPT) {
      line.end();
      return;
    }
    const entry = {
      line,
      forget: setTimeout(() => {
        idle.splice(idle.indexOf(entry), 1);
        line.end();
      }, times.idleMs).unref(),
    };
    line.rest();
    idle.push(entry);
  };
  /** A kept line that answers, or a new one. */
  const take = async (until: number): Promise<SmtpOpened> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      clearTimeout(kept.forget);
      if (await kept.line.isAlive(Math.min(times.aliveMs, until - clock())))
        return { kind: "open", line: kept.line };
    }
    return open(Math.min(times.openMs, until - clock()));
  };
  return {
    handOver: async (mail) => {
      const until = clock() + times.handOverMs;
      const opened = await take(until);
      if (opened.kind === "failed") return outcomeOf(opened.failure);
      const result = await opened.line.handOver(mail, Math.max(1, until - clock()));
      keep(opened.line);
      return result;
    },
    ask: async () => {
      const opened = await open(times.openMs);
      if (opened.kind === "failed") return opened.fault;
      const isAlive = await opened.line.isAlive(times.aliveMs);
      if (!isAlive) return "provider";
      keep(opened.line);
      return null;
    },
  };
}

async function accountOf(settings: SubmissionSettings, ms: number): Promise<SmtpAccount> {
  const url = new URL(settings.submissionUrl);
  const host = bareHost(url.hostname);
  const secure = url.protocol === "smtps:";
  const protection = await protectionOf(host, settings);
  const { submissionUser: user, submissionPassword: pass } = settings;
  return {
    options: {
      host,
      port: url.port === "" ? PORTS[secure ? "smtps:" : "smtp:"] : Number(url.port),
      secure,
      requireTLS: !secure && protection.kind === "tls",
      ...(protection.kind === "tls" ? { tls: protection.options } : secure ? {} : { ignoreTLS: true }),
      // A host's own name would stand in the first line that the mail is given on its way.
      name: settings.addresses[0]?.split("@")[1] ?? "localhost",
      connectionTimeout: ms,
      greetingTimeout: ms,
    },
    login: user === undefined || pass === undefined ? null : { user, pass },
  };
}
