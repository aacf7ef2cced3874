import type { Facts } from "@holdfast/channel-kit";

const PLACE = /^\s+at (?:.*\()?(?:file:\/\/)?.*?\/((?:apps|packages|node_modules)\/[^):]+:\d+):\d+\)?$/;

/**
 * What may be logged of an error: its class, its code and where it was thrown. Its message never, because libraries put
 * statements, parameters and input into it.
 */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const code = "code" in error && /^[A-Z0-9_]{1,40}$/i.test(String(error.code)) ? String(error.code) : null;
  const places = (error.stack ?? "").split("\n").flatMap((line) => PLACE.exec(line)?.[1] ?? []);
  return { thrown: error.name, code, at: places.slice(0, 3).join(" < ") };
}
