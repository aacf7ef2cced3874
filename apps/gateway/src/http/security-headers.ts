/** Headers of every answer, whatever it is. Values a route has set itself stay: what says nothing of it is kept by nobody (G450). */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
    "content-security-policy":
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    ...(https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/**
 * The console's policy: everything from this origin and nothing from elsewhere, but for where softphones connect. The nonce lets the component library add
 * the few style elements that it writes itself.
 */
export function consolePolicy(url: URL, nonce: string, deviceOrigins: readonly string[]): string {
  const sockets = [`${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`, ...deviceOrigins];
  return [
    "default-src 'self'",
    `connect-src 'self' ${sockets.join(" ")}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // A picture that somebody asked to see is in the page's memory and nowhere else.
    "img-src 'self' data: blob:",
    "object-src 'none'",
    // A mail's frame is written by the page and needs no address; nothing in it may lead the frame to one.
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
