import type { Delivery } from "@holdfast/channel-kit";
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";
import { formOf } from "./form.ts";

/** Far more than a webhook of Twilio's has. Reading a form takes long when it is nothing but keys, and anybody may send one. */
const PARAMETERS_MAX = 5000;
const AMPERSAND = 0x26;

/** Whether Twilio signed this delivery, by the judgement of its own library and under the address we are known by
 * (TW1, TW2). */
export function isSigned(authToken: string, { url, headers, body }: Delivery): boolean {
  const signature = headers.get("x-twilio-signature") ?? "";
  // The library treats the fragment as part of the address, and Twilio never signs one.
  const signed = url.replace(/#.*$/s, "");
  if (signed.includes("bodySHA256"))
    return validateRequestWithBody(authToken, signature, signed, new TextDecoder().decode(body));
  if (isCrowded(body)) return false;
  return validateRequest(authToken, signature, signed, paramsOf(body));
}

/** The form as the library wants it: a key that comes once is a string, one that comes again a list. */
function paramsOf(body: Uint8Array): Readonly<Record<string, string | readonly string[]>> {
  const form = formOf(body);
  return Object.fromEntries(
    Array.from(form, ([key, values]) => [key, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

/** Whether a body has more parameters than are read, told without reading any. */
function isCrowded(body: Uint8Array): boolean {
  let at = -1;
  for (let count = 0; count < PARAMETERS_MAX; count += 1) {
    at = body.indexOf(AMPERSAND, at + 1);
    if (at === -1) return false;
  }
  return true;
}
