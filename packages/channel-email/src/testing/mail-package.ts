import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";

/** The programs that carry mail: Dovecot keeps it, Postfix moves it. */
export const DOVECOT = "/usr/sbin/dovecot";
export const DOVEADM = "/usr/bin/doveadm";
export const POSTFIX = "/usr/sbin/postfix";
export const POSTFIX_MASTER = "/usr/lib/postfix/sbin/master";

/** Whoever owns the mailboxes of the tests; Dovecot writes mail as nobody else. */
export const MAIL_USER = "holdfast-mail";

const PACKAGES = ["dovecot-imapd", "dovecot-lmtpd", "postfix"];
const APT = "/usr/bin/apt-get";
const USERADD = "/usr/sbin/useradd";
const POLICY = "/usr/sbin/policy-rc.d";
const INSTALL_MS = 300_000;

/**
 * Makes sure that Dovecot and Postfix are there and that somebody without rights owns mailboxes: does both when we are
 * root on Debian, and otherwise throws with what to install. A test that needs them is never passed over in silence.
 */
export function ensureMail(): void {
  if (process.getuid?.() !== 0) throw new Error("These tests need root: Dovecot and Postfix change users.");
  if (![DOVECOT, DOVEADM, POSTFIX].every((program) => existsSync(program))) install();
  if (!hasUser()) execFileSync(USERADD, ["-r", "-M", "-s", "/usr/sbin/nologin", MAIL_USER]);
}

function install(): void {
  if (!existsSync(APT))
    throw new Error(`These tests need mail servers: install ${PACKAGES.join(", ")} and openssl.`);
  // The packages start servers of their own as soon as they are installed, and nobody asked for those.
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    const apt = (...words: readonly string[]): void =>
      void execFileSync(APT, ["-q", "-y", ...words], {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
        stdio: ["ignore", "ignore", "inherit"],
        timeout: INSTALL_MS,
      });
    apt("update");
    apt("install", "--no-install-recommends", ...PACKAGES, "openssl");
  } finally {
    if (ours) rmSync(POLICY);
  }
}

function hasUser(): boolean {
  try {
    execFileSync("/usr/bin/id", ["-u", MAIL_USER], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
