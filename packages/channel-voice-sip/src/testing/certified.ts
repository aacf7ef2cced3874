import { execFile } from "node:child_process";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A certificate of the loopback address that vouches for itself, and its key, by their paths. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

const run = promisify(execFile);

/** Makes one for a day, in a folder. */
export async function certify(folder: string): Promise<Certified> {
  const made = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  await run("openssl", ["req", "-x509", ...kind, ...name, "-keyout", made.key, "-out", made.certificate]);
  // Asterisk reads it as a user of its own, and nothing is behind it but this lab.
  for (const path of Object.values(made)) await chmod(path, 0o644);
  return made;
}
