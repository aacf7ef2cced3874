import { readConfig, variableName } from "@holdfast/channel-kit";
import { expect, it } from "vitest";
import channel from "./index.ts";
import { bareHost, config } from "./settings.ts";

const RIGHT: Readonly<Record<string, string>> = {
  addresses: "intake@hotline.test",
  submissionUrl: "smtp://mail.hotline.test",
  mailboxes: "imaps://intake%40hotline.test:pass%3Aword%2F@mail.hotline.test",
};

const read = (changed: Readonly<Record<string, string>>) =>
  readConfig(
    channel,
    "email",
    Object.fromEntries(
      Object.entries({ ...RIGHT, ...changed }).map(([field, value]) => [variableName("email", field), value]),
    ),
  );

it("[EM70] mailboxes are addresses with % escapes, one after the other", () => {
  expect(
    config.parse({ ...RIGHT, mailboxes: `${RIGHT.mailboxes} imap://help:word@[::1]:1143` }).mailboxes,
  ).toEqual([
    {
      host: "mail.hotline.test",
      port: 993,
      secure: true,
      user: "intake@hotline.test",
      password: "pass:word/",
    },
    { host: "::1", port: 1143, secure: false, user: "help", password: "word" },
  ]);
  expect(bareHost("[::1]")).toBe("::1");
});

it.each([
  ["addresses", "Help <help@hotline.test>"],
  ["addresses", "intake+tag@hotline.test"],
  ["addresses", `${"a".repeat(32)}@hotline.test`],
  ["addresses", "intake@hotline.test\r\nBcc: a@b.test"],
  ["senderName", "two\r\nlines"],
  ["senderName", "right\u202eto left"],
  ["submissionUrl", "smtp://somebody:word@mail.hotline.test"],
  ["submissionUrl", "smtp://mail.hotline.test/path"],
  ["submissionUrl", "http://mail.hotline.test"],
  ["mailboxes", "imaps://mail.hotline.test"],
  ["mailboxes", "imaps://somebody@mail.hotline.test"],
  ["mailboxes", "pop3://somebody:word@mail.hotline.test"],
  ["mailboxes", "imaps://some%0Abody:word@mail.hotline.test"],
  ["mailboxes", "imaps://some%body:word@mail.hotline.test"],
  ["mailboxes", "imaps://a:b@mail.hotline.test imaps://mail.hotline.test"],
  ["submissionPassword", "a password without an account"],
  ["listenCertificate", "/a/certificate/without/key.pem"],
  ["firstReadDays", "-1"],
  ["formSenders", "forms"],
  ["formSenders", "Website <forms@site.example>"],
  ["formSenders", "someone@elsewhere.test:forms@site.example"],
])("[EM70] %s may not be %j", (field, value) => expect(read({ [field]: value }).kind).toBe("refused"));

it("[EM70] needs one way in, and is off without any of its variables", () => {
  expect(read({}).kind).toBe("ready");
  expect(read({ mailboxes: "" }).kind).toBe("refused");
  expect(read({ mailboxes: "", listen: "lmtp" })).toMatchObject({
    kind: "ready",
    config: { listenPort: 2525, listenHost: "127.0.0.1", firstReadDays: 7, senderName: "Info" },
  });
  expect(readConfig(channel, "email", {}).kind).toBe("off");
});

it("[EM36] trusts no form by itself, and each that is named everywhere or in one mailbox", () => {
  expect(config.parse(RIGHT).formSenders).toEqual([]);
  const formSenders = "Forms@Site.example, intake@hotline.test:www@site.example";
  expect(config.parse({ ...RIGHT, formSenders }).formSenders).toEqual([
    { way: null, address: "forms@site.example" },
    { way: "intake@hotline.test", address: "www@site.example" },
  ]);
});

it("[EM83] an error tells no password", () => {
  const told = JSON.stringify(read({ mailboxes: "imaps://somebody:another-secret@mail.hotline.test/path" }));
  expect(told).toContain("HOLDFAST_EMAIL_MAILBOXES");
  expect(told).not.toMatch(/another-secret|somebody/);
});
