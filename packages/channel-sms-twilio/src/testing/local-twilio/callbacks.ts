import { signatureOf } from "../signature.ts";
import { mediaPath, type StoredMessage } from "./stored-message.ts";

/** A signed request as Twilio makes it. */
export function signedPost(authToken: string, url: string, form: URLSearchParams): Request {
  return new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": signatureOf(authToken, url, form),
    },
    body: form.toString(),
  });
}

/** The fields of an inbound message's webhook. */
export function inboundForm(
  account: string,
  base: string,
  message: StoredMessage,
  optOutType: "STOP" | "START" | "HELP" | null,
): URLSearchParams {
  const { sid, from, to, text, media } = message;
  const form = new URLSearchParams({
    ToCountry: "US",
    SmsMessageSid: sid,
    NumMedia: String(media.length),
    FromCity: "",
    SmsSid: sid,
    SmsStatus: "received",
    Body: text,
    To: to,
    NumSegments: "1",
    MessageSid: sid,
    AccountSid: account,
    From: from,
    ApiVersion: "2010-04-01",
  });
  for (const [index, { sid: part, type }] of media.entries()) {
    form.set(`MediaUrl${index}`, base + mediaPath(account, sid, part));
    form.set(`MediaContentType${index}`, type);
  }
  if (optOutType !== null) form.set("OptOutType", optOutType);
  return form;
}

/** The fields of a status callback. */
export function statusForm(
  account: string,
  { sid, from, to }: Pick<StoredMessage, "sid" | "from" | "to">,
  status: string,
  errorCode: number | null,
): URLSearchParams {
  const form = new URLSearchParams({
    SmsSid: sid,
    SmsStatus: status,
    MessageStatus: status,
    To: to,
    MessageSid: sid,
    AccountSid: account,
    From: from,
    ApiVersion: "2010-04-01",
  });
  if (errorCode !== null) form.set("ErrorCode", String(errorCode));
  return form;
}
