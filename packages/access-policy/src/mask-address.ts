import { normalAddress } from "@holdfast/case-schema";

/** What stands for what is hidden, always as long: how much is hidden tells nothing. */
export const HIDDEN = "••••";

/** Fewer digits than these are an extension or a short code, of which two are too many. */
const DIGITS_LEAST = 7;
/** Of a shorter name before the sign, its first letter is too many. */
const NAME_LEAST = 4;
const NUMBER_LIKE = /^[+0-9\s().\-/‐-–]+$/u;
const SEEN_FIRST = /^[\p{L}\p{N}]$/u;
/** A mail address, or a number of that many digits, somewhere in other words. */
const ADDRESS_IN = /[@＠﹫]|[0-9](?:[^\p{L}0-9]{0,3}[0-9]){6}/u;

/**
 * Where so many people have a mailbox that it tells nothing of one of them. Any other domain may be an employer's, a school's, a
 * shelter's or somebody's own name, and whoever sees it knows whom to ask.
 */
const COMMON_DOMAINS: ReadonlySet<string> = new Set([
  "aol.com",
  "gmail.com",
  "googlemail.com",
  "gmx.net",
  "hotmail.com",
  "icloud.com",
  "live.com",
  "mail.ru",
  "msn.com",
  "outlook.com",
  "proton.me",
  "protonmail.com",
  "qq.com",
  "yahoo.com",
  "yandex.ru",
]);

/**
 * What everybody who reads a contact sees of one of its addresses: enough to tell two of one person's apart, or that it is the one
 * they mean, and too little to reach or to find anybody by (A76). Of a number its last two digits, of a mail address the first
 * letter and a domain that millions have, of all else nothing.
 */
export function maskAddress(address: string): string {
  const mail = normalAddress("mail", address);
  if (mail !== null) return maskMail(mail);
  const digits = NUMBER_LIKE.test(address) ? address.replaceAll(/[^0-9]/g, "") : "";
  return digits.length < DIGITS_LEAST ? HIDDEN : `${HIDDEN}${digits.slice(-2)}`;
}

function maskMail(mail: string): string {
  const at = mail.lastIndexOf("@");
  const [name, domain] = [Array.from(mail.slice(0, at)), mail.slice(at + 1)];
  const first = name.length >= NAME_LEAST && SEEN_FIRST.test(name[0] ?? "") ? name[0] : "";
  return `${first}${HIDDEN}@${COMMON_DOMAINS.has(domain) ? domain : HIDDEN}`;
}

/** A name that somebody gives themself, hidden whole where it has an address in it: the mask of that would be none of the rest. */
export function maskAddressIn(name: string): string {
  return ADDRESS_IN.test(name.normalize("NFKC").replaceAll(/\p{Cf}/gu, "")) ? HIDDEN : name;
}
