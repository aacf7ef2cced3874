import { readFile } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import { rootCertificates, type ConnectionOptions } from "node:tls";

/** How a line is protected. Certificates are always verified where there is TLS. */
export type Protection =
  | { readonly kind: "tls"; readonly options: ConnectionOptions }
  /** The way ends on this machine, and a setting says that it may be plain. */
  | { readonly kind: "plain" };

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** Whether a host is this machine's own loopback interface, as far as its name alone can tell. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  const family = isIP(host);
  return family !== 0 && LOOPBACK.check(host, family === 4 ? "ipv4" : "ipv6");
}

/**
 * The protection of a line to `host`. The authority's file is read each time, so that a renewed one is trusted without a
 * restart; one that cannot be read throws.
 */
export async function protectionOf(
  host: string,
  { authorityFile, plainOnLoopback }: { authorityFile?: string | undefined; plainOnLoopback: boolean },
): Promise<Protection> {
  if (plainOnLoopback && isLoopback(host)) return { kind: "plain" };
  const options: ConnectionOptions = { minVersion: "TLSv1.2", rejectUnauthorized: true };
  if (authorityFile !== undefined) options.ca = [...rootCertificates, await readFile(authorityFile, "utf8")];
  return { kind: "tls", options };
}
