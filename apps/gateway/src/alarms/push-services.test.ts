import { describe, expect, it } from "vitest";
import { pushEndpoint } from "./push-services.ts";

const MORE = new Set(["push.example.org:8443"]);

describe("a push service", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://wns2-par02p.notify.windows.com/w/?token=abc",
    "https://push.example.org:8443/abc",
  ])("[G681] is one that the house knows: %s", (endpoint) => {
    expect(pushEndpoint(endpoint, MORE)?.href).toBe(endpoint);
  });

  it.each([
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/abc",
    "https://fcm.googleapis.com@127.0.0.1/abc",
    "https://user:word@fcm.googleapis.com/abc",
    "https://fcm.googleapis.com.example.org/abc",
    "https://evilnotify.windows.com/abc",
    "https://notify.windows.com.example.org/abc",
    "https://push.example.org/abc",
    "https://127.0.0.1/abc",
    "https://[::1]/abc",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost:5432/",
    "file:///etc/passwd",
    "not an address",
    `https://fcm.googleapis.com/${"a".repeat(2_048)}`,
  ])("[G681] is no other, however it is written: %s", (endpoint) => {
    expect(pushEndpoint(endpoint, MORE)).toBeNull();
  });
});
