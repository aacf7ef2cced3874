/** What kind of device and browser a session is at, as far as a browser says; enough to know one's own. */
export interface Device {
  readonly kind: "computer" | "phone" | "tablet" | "unknown";
  readonly browser: "firefox" | "edge" | "chrome" | "safari" | "other";
}

/** Reads a browser's own name for itself, which may be anything. */
export function deviceOf(userAgent: string): Device {
  return { kind: kindOf(userAgent), browser: browserOf(userAgent) };
}

function kindOf(userAgent: string): Device["kind"] {
  if (/\b(?:iPad|Tablet)\b|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  if (/\b(?:iPhone|iPod|Mobile)\b/.test(userAgent)) return "phone";
  return /\b(?:Windows NT|Macintosh|X11|CrOS|Linux)\b/.test(userAgent) ? "computer" : "unknown";
}

/** Most browsers also call themselves by the names that stand further down. */
function browserOf(userAgent: string): Device["browser"] {
  if (/\b(?:Firefox|FxiOS)\//.test(userAgent)) return "firefox";
  if (/\b(?:Edg|EdgA|EdgiOS)\//.test(userAgent)) return "edge";
  if (/\b(?:Chrome|HeadlessChrome|CriOS)\//.test(userAgent)) return "chrome";
  return /\bSafari\//.test(userAgent) ? "safari" : "other";
}
