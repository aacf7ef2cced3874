import { normalAddress } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HIDDEN, maskAddress, maskAddressIn } from "./mask-address.ts";

const run = <Of>(of: fc.Arbitrary<Of>, property: (value: Of) => void): void =>
  fc.assert(fc.property(of, property), { numRuns: rounds(300) });
const letters = (from: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...from.split("")), minLength, maxLength });
const digits = letters("0123456789", 1, 14);
const between = fc.constantFrom("", " ", "-", ".", " (", ") ", "/");
const numbers = fc
  .tuple(fc.constantFrom("", "+", "00"), fc.array(fc.tuple(digits, between), { minLength: 1, maxLength: 4 }))
  .map(([lead, parts]) => lead + parts.flat().join(""));
const mails = fc
  .tuple(letters("abcdxyz0189._+", 1, 20), letters("abcdxyz", 2, 12), fc.constantFrom("org", "com", "co.uk"))
  .map(([name, host, top]) => `${name}@${host}.${top}`);

describe("what is seen of an address", () => {
  it.each([
    ["+1 202 555 0142", "••••42"],
    ["+12025550142", "••••42"],
    ["555-0142", "••••42"],
    ["5550142", "••••42"],
    ["550142", "••••"],
    ["22395", "••••"],
    ["", "••••"],
    ["anonymous", "••••"],
    ["sip:dana@10.0.0.1", "••••"],
    ["call me at 202 555 0142", "••••"],
    ["٠١٢٣٤٥٦٧٨٩", "••••"],
    ["Rosa.Martin@Gmail.com", "r••••@gmail.com"],
    ["rosa.martin@example.org", "r••••@••••"],
    ["rosa@gmail.com.example.org", "r••••@••••"],
    ["ana@gmail.com", "••••@gmail.com"],
    ["+rosa@outlook.com", "••••@outlook.com"],
    ["Rosa <rosa.martin@gmail.com>", "••••"],
  ])("[A76] of %j is %s", (address, mask) => {
    expect(maskAddress(address)).toBe(mask);
  });

  it("[A76] is two digits of a number at most, and always as long", () => {
    run(numbers, (number) => {
      const all = number.replaceAll(/\D/g, "");
      expect(maskAddress(number)).toBe(all.length < 7 ? HIDDEN : HIDDEN + all.slice(-2));
    });
  });

  it("[A76] is a letter of a mail address at most, and nothing of whose domain it is", () => {
    run(mails, (mail) => {
      expect(maskAddress(mail)).toMatch(/^[a-z0-9]?••••@••••$|^••••$/u);
      const [name = ""] = mail.split("@");
      expect(/^[a-z0-9]/u.test(maskAddress(mail)) && name.length < 4).toBe(false);
    });
  });

  it("[A76] is never more than that of whatever else stands there", () => {
    const shown = /^(?:••••(?:[0-9]{2})?|[\p{L}\p{N}]?••••@(?:••••|[a-z]+\.[a-z]+))$/u;
    run(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.emailAddress(), numbers), (address) => {
      expect(maskAddress(address)).toMatch(shown);
    });
  });

  it("[A76] is the same of an address however it is written", () => {
    run(mails, (mail) => {
      expect(maskAddress(` ${mail.toUpperCase()} `)).toBe(maskAddress(mail));
    });
    run(numbers, (number) => {
      const normal = normalAddress("number", number);
      expect(maskAddress(normal ?? number)).toBe(maskAddress(number));
    });
  });
});

describe("a name that somebody gives themself", () => {
  it.each(["Rosa", "Rosa Martín", "O'Neill-Smith 3rd", "Line 22395", "玛丽"])(
    "[A76] stands as it is: %s",
    (name) => {
      expect(maskAddressIn(name)).toBe(name);
    },
  );

  it.each([
    "rosa@example.org",
    "Rosa (rosa@example.org)",
    "rosa＠example.org",
    "Rosa +1 202 555 0142",
    "202.555.0142",
    "2\u200B0\u200B2 5550142",
  ])("[A76] is hidden whole where an address is in it: %j", (name) => {
    expect(maskAddressIn(name)).toBe(HIDDEN);
  });

  it("[A76] shows no address that is written into it", () => {
    const around = fc.string({ maxLength: 8 });
    run(fc.tuple(around, mails, around), ([before, mail, after]) => {
      expect(maskAddressIn(before + mail + after)).toBe(HIDDEN);
    });
  });
});
