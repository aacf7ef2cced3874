import { t } from "@lingui/core/macro";
import type { SessionData } from "./account-documents.ts";

/** At what a session is, as far as its browser said: "Firefox on a computer". */
export function deviceWords({ device, browser }: Pick<SessionData, "device" | "browser">): string {
  const name = {
    firefox: "Firefox",
    edge: "Edge",
    chrome: "Chrome",
    safari: "Safari",
    other: t`A browser`,
  }[browser];
  return {
    computer: t`${name} on a computer`,
    phone: t`${name} on a phone`,
    tablet: t`${name} on a tablet`,
    unknown: t`${name} on a device that did not say what it is`,
  }[device];
}
