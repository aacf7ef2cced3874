import { connect, isIP } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectByTls } from "node:tls";

/** Where a Redis is, and as whom one comes there. Holds a password. */
export interface RedisAddress {
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const PORT = 6379;
/** Whom a server takes whoever names nobody for. */
const NOBODY_NAMED = "default";

/** An address as `redis://` and `rediss://` write it. What names a database in it is left: what is published is of none. */
export function redisAddress(url: string): RedisAddress {
  const { protocol, hostname, port, username, password } = new URL(url);
  return {
    isTls: protocol === "rediss:",
    // IPv6 stands in brackets there.
    host: hostname.replace(/^\[(.*)\]$/u, "$1") || "localhost",
    port: port === "" ? PORT : Number(port),
    user: decodeURIComponent(username) || NOBODY_NAMED,
    password: decodeURIComponent(password),
  };
}

/** A way to a server that is not open yet, and what it says once it is. */
export interface Dialled {
  readonly socket: Duplex;
  readonly opens: "connect" | "secureConnect";
}

/** Calls there. Over TLS nothing is said to a server for whose name `authorities`, or else whoever Node believes, do not vouch (G637). */
export function dialRedis({ isTls, host, port }: RedisAddress, authorities: string | undefined): Dialled {
  const to = { host, port, noDelay: true };
  if (!isTls) return { socket: connect(to), opens: "connect" };
  const named = isIP(host) === 0 ? { servername: host } : {};
  const believed = authorities === undefined ? {} : { ca: authorities };
  return { socket: connectByTls({ ...to, ...named, ...believed }), opens: "secureConnect" };
}
