import { signatureOf } from "@holdfast/channel-sms-twilio/testing";

/** Where a text is brought, and what it is signed with. */
export interface Webhook {
  readonly url: URL;
  readonly account: string;
  readonly token: string;
  /** The hotline's number. */
  readonly number: string;
}

const WORDS =
  "Somebody invented writes a few sentences, of about the length that people write to a hotline. ".repeat(2);

/**
 * The bytes of one signed delivery as Twilio posts it, with all the fields that it sends. `index` makes the text somebody's
 * first: its own message, from a number that nobody can have. With another `writer`, who wrote before, it is a further one of
 * theirs.
 */
export function textRequest(
  { url, account, token, number }: Webhook,
  index: number,
  writer: number = index,
): Buffer {
  const sid = `SM${index.toString(16).padStart(32, "0")}`;
  const form = new URLSearchParams({
    ToCountry: "US",
    ToState: "",
    SmsMessageSid: sid,
    NumMedia: "0",
    ToCity: "",
    FromZip: "",
    SmsSid: sid,
    FromState: "",
    SmsStatus: "received",
    FromCity: "",
    Body: WORDS,
    FromCountry: "US",
    To: number,
    ToZip: "",
    NumSegments: "2",
    MessageSid: sid,
    AccountSid: account,
    From: `+155501${String(writer).padStart(8, "0")}`,
    ApiVersion: "2010-04-01",
  });
  const body = form.toString();
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Twilio-Signature: ${signatureOf(token, url.href, form)}`,
    "User-Agent: TwilioProxy/1.1",
    "Accept: */*",
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
