import type { Medium } from "./medium.ts";

/** What sort of address somebody is reached at. Addresses of one kind can be compared, whatever the channel. */
export type AddressKind = "number" | "mail";

/** The kind of address that a medium has; `null` where nobody is reached at one. */
export function addressKind(medium: Medium): AddressKind | null {
  switch (medium) {
    case "text":
    case "voice":
      return "number";
    case "email":
      return "mail";
    case "form":
      return null;
  }
}

const UNSEEN = /\p{Cf}/gu;
const BETWEEN_DIGITS = /[\s().\-/‐-–]/gu;
/** E.164: a country's digits and the subscriber's, fifteen at most. */
const NUMBER = /^\+[1-9][0-9]{6,14}$/;
const MAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const MAIL_LENGTH_MAX = 254;

/**
 * An address in the one form in which it is compared and written to: a number as E.164, a mail address in small letters;
 * `null` when it is none. A number without its country is none: whose it is, nobody can tell. Personal data.
 */
export function normalAddress(kind: AddressKind, text: string): string | null {
  const seen = text.normalize("NFC").replace(UNSEEN, "").trim();
  if (kind === "number") {
    const digits = seen.replace(BETWEEN_DIGITS, "").replace(/^00/, "+");
    return NUMBER.test(digits) ? digits : null;
  }
  const mail = seen.toLowerCase();
  return mail.length <= MAIL_LENGTH_MAX && MAIL.test(mail) ? mail : null;
}

/**
 * An address with its kind, in the form in which it is compared; `null` when there is none, or none that can be compared.
 * Personal data.
 */
export function comparedAddress(medium: Medium, address: string | null): string | null {
  const kind = addressKind(medium);
  const form = kind === null || address === null ? null : normalAddress(kind, address);
  return form === null ? null : `${kind}:${form}`;
}
