import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";

const APT = "/usr/bin/apt-get";
const POLICY = "/usr/sbin/policy-rc.d";
const INSTALL_MS = 300_000;

/**
 * Makes sure that a program of a Debian package is there: installs it when we are root on Debian, and otherwise throws with what to
 * install. A test that needs it is never passed over in silence.
 */
export function ensurePackage(name: string, program: string): void {
  if (existsSync(program)) return;
  if (process.getuid?.() !== 0 || !existsSync(APT))
    throw new Error(`These tests need ${program}: install it with \`apt-get install ${name}\`.`);
  // A server's package starts one of its own as soon as it is installed, and nobody asked for that one.
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
    apt("install", "--no-install-recommends", name);
  } finally {
    if (ours) rmSync(POLICY);
  }
}
