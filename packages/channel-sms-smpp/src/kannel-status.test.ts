import { describe, expect, it } from "vitest";
import { DENIED, statusPage } from "./fixtures.ts";
import { readStatus } from "./kannel-status.ts";

describe("Kannel's status page", () => {
  it.each([
    ["online 5s", "online"],
    ["online 90000s", "online"],
    ["re-connecting", "no_line"],
    ["connecting", "no_line"],
    ["disconnected", "no_line"],
    ["dead", "no_line"],
    ["unknown", "no_line"],
  ] as const)("[SM14] says of a line that is %s: %s", (line, expected) => {
    expect(readStatus(statusPage(line))).toBe(expected);
  });

  it.each(["isolated", "suspended", "full", "shutdown"])(
    "[SM14] %s is not running, whatever the line",
    (state) => {
      expect(readStatus(statusPage("online 5s", state))).toBe("not_running");
    },
  );

  it("[SM14] does not take smsbox, which is online too, for a line", () => {
    const noLines = statusPage("x").replace(/<smsc>[\s\S]*<\/smsc>/, "");
    expect(readStatus(noLines)).toBe("no_line");
  });

  it("[SM14] is enough with one of several lines online", () => {
    const two = statusPage("dead").replace("</smscs>", "<smsc><status>online 1s</status></smsc></smscs>");
    expect(readStatus(two)).toBe("online");
  });

  it.each(["", "It works!", "<gateway></gateway>", "<html>503</html>"])("cannot read %j", (page) => {
    expect(readStatus(page)).toBe("unreadable");
  });

  it("is denied to a wrong password", () => {
    expect(readStatus(DENIED)).toBe("denied");
  });
});
