import { expect, it } from "vitest";
import { isSigned } from "../baselines/ingest-http/is-signed.ts";
import { textRequest, type Webhook } from "./text-request.ts";

const webhook: Webhook = {
  url: new URL("http://localhost:4000/channels/sms-twilio/webhook"),
  account: "AC0",
  token: "an invented token",
  number: "+15550100",
};

/** What stands in the bytes. */
function read(bytes: Buffer): { signature: string; form: URLSearchParams; declared: number; length: number } {
  const [head = "", body = ""] = bytes.toString().split("\r\n\r\n");
  return {
    signature: /X-Twilio-Signature: (.*)/.exec(head)?.[1]?.trim() ?? "",
    form: new URLSearchParams(body),
    declared: Number(/Content-Length: (\d+)/.exec(head)?.[1]),
    length: Buffer.byteLength(body),
  };
}

it("is a whole request, signed so that the limit's own judgement accepts it and nothing else", () => {
  const { signature, form, declared, length } = read(textRequest(webhook, 1));
  expect(declared).toBe(length);
  expect(isSigned(webhook.token, webhook.url.href, form, signature)).toBe(true);
  expect(isSigned("another token", webhook.url.href, form, signature)).toBe(false);
  expect(isSigned(webhook.token, `${webhook.url.href}/x`, form, signature)).toBe(false);
  form.set("Body", "other words");
  expect(isSigned(webhook.token, webhook.url.href, form, signature)).toBe(false);
  expect(isSigned(webhook.token, webhook.url.href, form, "")).toBe(false);
});

it("makes every text another message from another number", () => {
  const forms = [1, 2, 3].map((index) => read(textRequest(webhook, index)).form);
  expect(new Set(forms.map((form) => form.get("MessageSid"))).size).toBe(3);
  expect(new Set(forms.map((form) => form.get("From"))).size).toBe(3);
});
