import { plural, t } from "@lingui/core/macro";

const MINUTE_MS = 60_000;

/** That nobody has confirmed that help came, so long after it was called. */
export function helpOwedWords(number: number, agoMs: number): string {
  const contact = String(number);
  const minutes = Math.max(0, Math.floor(agoMs / MINUTE_MS));
  return t`${plural(minutes, { one: `Contact ${contact}: help was called # minute ago, and nobody has confirmed that it arrived.`, other: `Contact ${contact}: help was called # minutes ago, and nobody has confirmed that it arrived.` })}`;
}
