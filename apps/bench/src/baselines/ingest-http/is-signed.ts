import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether a form was signed as Twilio signs it: HMAC-SHA1 over the address and every parameter by name. */
export function isSigned(token: string, url: string, form: URLSearchParams, signature: string): boolean {
  const fields = [...form].toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
  const signed = url + fields.map(([name, value]) => name + value).join("");
  const expected = createHmac("sha1", token).update(signed).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
