import { expect, it } from "vitest";
import { isLoopback, protectionOf } from "./tls-of.ts";

it.each([
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["localhost", true],
  ["10.0.0.1", false],
  ["mail.example.org", false],
  ["localhost.example.org", false],
  ["127.0.0.1.example.org", false],
])("[EM72] %s is this machine itself: %s", (host, expected) => expect(isLoopback(host)).toBe(expected));

it("[EM72] is plain only where the setting says so and the way ends here", async () => {
  expect(await protectionOf("127.0.0.1", { plainOnLoopback: true })).toEqual({ kind: "plain" });
  expect((await protectionOf("127.0.0.1", { plainOnLoopback: false })).kind).toBe("tls");
  expect(await protectionOf("mail.example.org", { plainOnLoopback: true })).toMatchObject({
    kind: "tls",
    options: { rejectUnauthorized: true },
  });
});

it("[EM72] is refused rather than trusting everybody when the authority cannot be read", async () => {
  await expect(
    protectionOf("mail.example.org", { plainOnLoopback: false, authorityFile: "/not/there.pem" }),
  ).rejects.toThrow("ENOENT");
});
