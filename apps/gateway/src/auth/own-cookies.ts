const NAME = /^(?:__Host-)?holdfast\.(?:session_token|two_factor|dont_remember|directory)$/;

/**
 * Of a Cookie header, sign-in's own, each once: so that what a try is counted by and what it is tried with are the same
 * text, and no cookie more makes a fresh count.
 */
export function ownCookies(header: string | null): string {
  const found = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (NAME.test(name) && !found.has(name)) found.set(name, part.slice(at + 1).trim());
  }
  return [...found]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}
