import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@holdfast/tooling/free-port";
import { makeCertificate, type Certificate } from "./certificate.ts";
import { authSocket, dovecotConfig, lmtpSocket, userLine, usersFile } from "./dovecot-config.ts";
import { keepRunning, type Running } from "./keep-running.ts";
import { DOVEADM, DOVECOT, ensureMail, MAIL_USER, POSTFIX, POSTFIX_MASTER } from "./mail-package.ts";
import { postfixMain, postfixMaster, recipientsTable, type PostfixParts } from "./postfix-config.ts";
import { until } from "./until.ts";

/** A real Dovecot and a real Postfix on the loopback interface. */
export interface MailServers {
  readonly ports: PostfixParts["ports"] & { readonly imap: number; readonly imaps: number };
  /** Where the mail of `DIRECT_DOMAIN` is handed to: a port that nobody listens on yet. */
  readonly directPort: number;
  /** Of both servers, by themselves: files. */
  readonly certificate: Certificate;
  /** Everything they keep and write. */
  readonly folder: string;
  readonly addMailbox: (address: string, password: string, quotaBytes?: number) => Promise<void>;
  /** Gives the messages of a folder new names, as after a restored backup. */
  readonly changeUidValidity: (address: string, folder: string, uidValidity: number) => Promise<void>;
  /** Puts a mail into an INBOX as one that was received at that time. */
  readonly putMail: (address: string, raw: string, at: Date) => Promise<void>;
  /** What `doveadm` says to these words. */
  readonly doveadm: (...words: readonly string[]) => Promise<string>;
  /** What the flags of all messages of a folder are, oldest first. */
  readonly flags: (address: string, folder: string) => Promise<readonly string[]>;
  readonly stopDovecot: () => Promise<void>;
  readonly startDovecot: () => Promise<void>;
  readonly stopPostfix: () => Promise<void>;
  readonly startPostfix: () => Promise<void>;
  /** How many mails wait in Postfix's queue. */
  readonly queued: () => Promise<number>;
  /** Has Postfix try at once what it put off: it may wait for a minute, whatever its settings say. */
  readonly tryNow: () => Promise<void>;
  /** Ends both and removes all they wrote. */
  readonly remove: () => Promise<void>;
}

/** Memory, where mail leaves nothing on a disk. */
const MEMORY = "/dev/shm";
const run = promisify(execFile);

/** Starts both in a folder of their own, and resolves when all doors are open. */
export async function startMailServers(): Promise<MailServers> {
  ensureMail();
  const root = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "holdfast-mail-"));
  // Both servers give their rights away, and each of their users has to get in.
  await chmod(root, 0o755);
  const dovecotFolder = join(root, "dovecot");
  const postfixFolder = join(root, "postfix");
  const etc = join(postfixFolder, "etc");
  for (const folder of ["run", "state", "mail"])
    await mkdir(join(dovecotFolder, folder), { recursive: true });
  for (const folder of ["queue", "data", "log", "etc"])
    await mkdir(join(postfixFolder, folder), { recursive: true });
  const certificate = makeCertificate(root);
  const [imap, imaps, smtp, submission, submissions, plain, directPort] = await ports();
  const parts: PostfixParts = {
    folder: postfixFolder,
    ports: { smtp, submission, submissions, plain },
    ...certificate,
    lmtp: lmtpSocket(dovecotFolder),
    auth: authSocket(dovecotFolder),
    directPort,
  };
  const dovecotFile = join(root, "dovecot.conf");
  await writeFile(
    dovecotFile,
    dovecotConfig({ folder: dovecotFolder, ports: { imap, imaps }, ...certificate }),
  );
  await writeFile(usersFile(dovecotFolder), "", { mode: 0o644 });
  await writeFile(join(etc, "main.cf"), postfixMain(parts));
  await writeFile(join(etc, "master.cf"), postfixMaster(parts));
  await writeFile(join(postfixFolder, "recipients"), recipientsTable);
  await giveTo(MAIL_USER, join(dovecotFolder, "mail"));
  await giveTo("postfix", join(postfixFolder, "data"));

  let dovecot: Running | null = null;
  let postfix: Running | null = null;
  const startDovecot = async (): Promise<void> => {
    dovecot ??= await keepRunning([DOVECOT, "-F", "-c", dovecotFile], join(root, "dovecot.out"));
    await until("Dovecot", () => answers(imap));
  };
  const stopDovecot = async (): Promise<void> => {
    await dovecot?.end();
    dovecot = null;
  };
  const startPostfix = async (): Promise<void> => {
    // Makes the folders of the queue; `start` would leave this process for a daemon that nobody ends.
    await run(POSTFIX, ["-c", etc, "check"]);
    postfix ??= await keepRunning([POSTFIX_MASTER, "-c", etc, "-d"], join(root, "postfix.out"));
    await until("Postfix", () => answers(smtp));
  };
  const stopPostfix = async (): Promise<void> => {
    await postfix?.end();
    postfix = null;
  };
  const doveadm = async (...words: readonly string[]): Promise<string> =>
    (await run(DOVEADM, ["-c", dovecotFile, ...words])).stdout;
  const remove = async (): Promise<void> => {
    await stopPostfix();
    await stopDovecot();
    await rm(root, { recursive: true, force: true });
  };
  try {
    await startDovecot();
    await startPostfix();
  } catch (error) {
    const files = ["dovecot.out", "postfix.out"].map((name) => readFile(join(root, name), "utf8"));
    const said = (await Promise.all(files.map((words) => words.catch(() => "")))).join("\n");
    await remove();
    throw new Error(`the mail servers do not start: ${said}`, { cause: error });
  }
  return {
    ports: { ...parts.ports, imap, imaps },
    directPort,
    certificate,
    folder: root,
    addMailbox: async (address, password, quotaBytes) => {
      await appendFile(usersFile(dovecotFolder), userLine(address, password, quotaBytes ?? null));
      // Dovecot looks at the file again only once its clock says another second.
      await until(`the mailbox ${address}`, () =>
        doveadm("user", address).then(
          () => true,
          () => false,
        ),
      );
    },
    changeUidValidity: async (address, folder, uidValidity) =>
      void (await doveadm("mailbox", "update", "--uid-validity", String(uidValidity), "-u", address, folder)),
    putMail: async (address, raw, at) => {
      const file = join(root, "put.eml");
      await writeFile(file, raw, { mode: 0o644 });
      await doveadm("save", "-u", address, "-r", String(Math.floor(at.getTime() / 1000)), file);
    },
    doveadm,
    flags: async (address, folder) =>
      (await doveadm("-f", "tab", "fetch", "-u", address, "flags", "mailbox", folder, "all"))
        .split("\n")
        .slice(1)
        .filter((line, at, all) => at < all.length - 1 || line !== ""),
    stopDovecot,
    startDovecot,
    stopPostfix,
    startPostfix,
    queued: async () => (await run("/usr/sbin/postqueue", ["-c", etc, "-j"])).stdout.split("\n").length - 1,
    tryNow: async () => void (await run("/usr/sbin/postqueue", ["-c", etc, "-f"])),
    remove,
  };
}

async function ports(): Promise<[number, number, number, number, number, number, number]> {
  const port = (): Promise<number> => freePort();
  return Promise.all([port(), port(), port(), port(), port(), port(), port()]);
}

async function giveTo(user: string, path: string): Promise<void> {
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("/usr/bin/id", [flag, user])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error(`there is no ${user}`);
  await chown(path, uid, gid);
}

/** Whether somebody takes connections at a port of the loopback interface. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
