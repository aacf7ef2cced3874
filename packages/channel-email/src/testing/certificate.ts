import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** A certificate for this machine's own name and address, by an authority that nobody else trusts: itself. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const OPENSSL = "/usr/bin/openssl";

/** Makes one in `folder`; both are files. */
export function makeCertificate(folder: string, name = "localhost"): Certificate {
  const certificate = join(folder, `${name}.pem`);
  const key = join(folder, `${name}.key`);
  const alternatives = `subjectAltName=DNS:${name},IP:127.0.0.1`;
  execFileSync(
    OPENSSL,
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -addext ${alternatives} -keyout ${key} -out ${certificate}`.split(
      " ",
    ),
    { stdio: "ignore" },
  );
  return { certificate, key };
}
