import { isLoopback } from "../env/origin.ts";

/** Which of the two faces of the house a request came to. */
export type Site = "both" | "staff" | "public" | "loopback" | "unknown";

/**
 * The face that answers to a Host header. When the public pages have a host of their own, staff and public never share
 * one; `loopback` is this machine under another name than the configured one, such as 127.0.0.1 for localhost.
 */
export function siteOf(host: string | null, url: URL, reachUrl: URL): Site {
  // A name and a port, or the text could smuggle in a user or a path.
  const asked = /^[a-z0-9.:[\]-]+$/i.test(host ?? "") ? URL.parse(`${url.protocol}//${host}`) : null;
  if (asked === null) return "unknown";
  const reach = URL.parse(`${reachUrl.protocol}//${host}`)?.host === reachUrl.host;
  if (asked.host === url.host) return reach && url.host === reachUrl.host ? "both" : "staff";
  if (reach) return "public";
  const name = asked.hostname.replace(/^\[|\]$/g, "");
  return isLoopback(name) && isLoopback(url.hostname) && asked.port === url.port ? "loopback" : "unknown";
}
