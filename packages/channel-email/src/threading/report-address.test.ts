import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagOfAddress } from "./our-names.ts";
import { isProved, REPORT_DAYS, REPORT_PART_LENGTH, reportAddress } from "./report-address.ts";

const INTAKE = "intake@line.example";
const AYUDA = "ayuda@linea.example";
const HOUSE = { addresses: [INTAKE, AYUDA] };
const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 4, 9, 12);
const signBy =
  (key: string) =>
  (text: string): Uint8Array =>
    createHmac("sha256", key).update(text).digest();
const sign = signBy("ours");
const mail = { messageId: "0190f3c2-7a11-7b22-8c33-123456789abc", tag: "ABCDEFGHIJ234567" };
const address = reportAddress({ ...mail, at: AT }, INTAKE, sign);
const proves = (
  recipients: readonly string[],
  {
    about = mail,
    receivedAt = AT,
    by = sign,
  }: { readonly about?: typeof mail; readonly receivedAt?: number | null; readonly by?: typeof sign } = {},
): boolean => isProved(recipients, about, receivedAt, HOUSE, by);

describe("[EM38] where reports on a mail come to", () => {
  it("is an address of ours that leads to the thread, as long as is said, in letters of one size or the other", () => {
    expect(address.length).toBe(INTAKE.length + REPORT_PART_LENGTH);
    expect(address).toMatch(/^intake\+[A-Z2-7]{32}@line\.example$/);
    expect(tagOfAddress(address, HOUSE)).toBe(mail.tag);
    for (const written of [address, address.toLowerCase(), address.toUpperCase()])
      expect(proves(["somebody@example.org", written])).toBe(true);
  });

  it("may be any of ours", () => {
    expect(proves([reportAddress({ ...mail, at: AT }, AYUDA, sign)])).toBe(true);
  });

  it("proves nothing of another message, another thread or another house, whatever they are called", () => {
    const hex = fc.stringMatching(/^[0-9a-f]{12}$/);
    fc.assert(
      fc.property(hex, fc.stringMatching(/^[A-Z2-7]{16}$/), fc.string(), (tail, tag, key) => {
        const other = { ...mail, messageId: mail.messageId.slice(0, 24) + tail };
        expect(proves([address], { about: other })).toBe(other.messageId === mail.messageId);
        expect(proves([address], { about: { ...mail, tag } })).toBe(tag === mail.tag);
        expect(proves([address], { by: signBy(`not ${key}`) })).toBe(false);
      }),
    );
  });

  it("counts for its days and no longer, whatever day it is, and whoever's clock is a day behind", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -40, max: 60 }), (day, later) => {
        const sent = reportAddress({ ...mail, at: day * DAY_MS + 1 }, INTAKE, sign);
        const receivedAt = (day + later) * DAY_MS + 5;
        expect(proves([sent], { receivedAt })).toBe(later >= -1 && later <= REPORT_DAYS);
        expect(proves([sent], { receivedAt: null })).toBe(true);
      }),
    );
  });

  it("is not made by changing a letter of it, its day among them", () => {
    const at = address.indexOf("+") + 1;
    for (let letter = 0; letter < 32; letter += 1) {
      const changed = address[at + letter] === "A" ? "B" : "A";
      expect(proves([address.slice(0, at + letter) + changed + address.slice(at + letter + 1)])).toBe(false);
    }
  });

  it.each([
    ["nothing", ""],
    ["our address", INTAKE],
    ["the thread's address, which stands in Reply-To", `intake+${mail.tag}@line.example`],
    ["a proof that is too short", address.replace(/.@/, "@")],
    ["the proof at somebody else's", address.replace("line.example", "other.example")],
    ["letters that are none of base 32", address.replace(/.@/, "é@")],
  ])("is not %s", (_name, given) => expect(proves([given])).toBe(false));
});
