/** The push services of the browsers' makers, by the hosts that they push from: Chrome, Firefox, Safari, Edge. */
const HOSTS: ReadonlySet<string> = new Set([
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "web.push.apple.com",
]);
/** Edge's service has a host for each of its places. */
const BELOW = [".notify.windows.com", ".push.apple.com"] as const;
const LONGEST = 2_048;

/**
 * Where a browser says that it is pushed to, if that is a push service that the house knows (G681); whoever signs in chooses it, so
 * nothing is sent to any other. `more`: hosts that the house names, with a port where it is not 443.
 */
export function pushEndpoint(endpoint: string, more: ReadonlySet<string>): URL | null {
  const url = endpoint.length > LONGEST ? null : URL.parse(endpoint);
  if (url === null || url.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  const isMakers = url.port === "" && (HOSTS.has(url.host) || BELOW.some((end) => url.host.endsWith(end)));
  return isMakers || more.has(url.host) ? url : null;
}
