import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readAddresses } from "./addresses.ts";

const ADA = "ada@example.org";

const FORMS: readonly (readonly [
  raw: string,
  mailboxes: readonly (readonly [name: string | null, address: string | null])[],
])[] = [
  ["ada@example.org", [[null, ADA]]],
  ["<ada@example.org>", [[null, ADA]]],
  ["Ada <ada@example.org>", [["Ada", ADA]]],
  ['"Ada L." <ada@example.org>', [["Ada L.", ADA]]],
  ['"L., Ada" <ada@example.org>', [["L., Ada", ADA]]],
  ["L, Ada <ada@example.org>", [["L, Ada", ADA]]],
  ['"A \\"dot\\" L" <ada@example.org>', [['A "dot" L', ADA]]],
  ["'Ada' <ada@example.org>", [["Ada", ADA]]],
  ["ada@example.org (Ada L.)", [["Ada L.", ADA]]],
  ["ada@example.org (Ada (the first) L.)", [["Ada (the first) L.", ADA]]],
  ["Ada (at work) <ada@example.org>", [["Ada", ADA]]],
  ["(hidden) Ada <ada@(no@where)example.org>", [["Ada", null]]],
  ["Ada <ada@example.org> (evening)", [["Ada", ADA]]],
  ["=?utf-8?Q?Zo=C3=AB?= <ada@example.org>", [["Zoë", ADA]]],
  ['"=?utf-8?Q?Zo=C3=AB?=" <ada@example.org>', [["Zoë", ADA]]],
  ["=?utf-8?Q?L,_Ada_(x)?= <ada@example.org>", [["L, Ada (x)", ADA]]],
  ["=?utf-8?B?QWRhIDxhZGFAZXhhbXBsZS5vcmc+?=", [["Ada", ADA]]],
  ["Zo\u00C3\u00AB <ada@example.org>", [["Zoë", ADA]]],
  ["Zo\u00EB <ada@example.org>", [["Zoë", ADA]]],
  ["<@relay.example,@two.example:ada@example.org>", [[null, ADA]]],
  ["ada @ example.org", [[null, ADA]]],
  ["Ada < ada@example.org >", [["Ada", ADA]]],
  ["ada@EXAMPLE.ORG.", [[null, ADA]]],
  ["Ada@example.org", [[null, "Ada@example.org"]]],
  ['"ada l"@example.org', [[null, '"adal"@example.org']]],
  ["<mailto:ada@example.org>", [[null, ADA]]],
  ["ada@[192.0.2.1]", [[null, "ada@[192.0.2.1]"]]],
  ["\u00D0\u00B0\u00D0\u00B4\u00D0\u00B0@\u00D0\u00BF.example", [[null, "ада@п.example"]]],
  [
    "bob@example.org, Ada <ada@example.org>",
    [
      [null, "bob@example.org"],
      ["Ada", ADA],
    ],
  ],
  [
    "bob@example.org; ada@example.org",
    [
      [null, "bob@example.org"],
      [null, ADA],
    ],
  ],
  [
    "Team: bob@example.org, Ada <ada@example.org>;",
    [
      [null, "bob@example.org"],
      ["Ada", ADA],
    ],
  ],
  ["undisclosed-recipients:;", []],
  [
    "A: bob@example.org;, B: ada@example.org;",
    [
      [null, "bob@example.org"],
      [null, ADA],
    ],
  ],
  [",,bob@example.org,,", [[null, "bob@example.org"]]],
  ["Ada", [["Ada", null]]],
  ["Ada <>", [["Ada", null]]],
  ["", []],
  ["<<ada@example.org>>", [[null, ADA]]],
  ['"ada@example.org" <bob@example.org>', [["ada@example.org", "bob@example.org"]]],
  ["ada@example.org <bob@example.org>", [["ada@example.org", "bob@example.org"]]],
  ['"ada@example.org"', [["ada@example.org", null]]],
  ["Ada <ada@example.org", [["Ada", ADA]]],
  ['"Ada <ada@example.org>', [['"Ada', ADA]]],
  ["Ada \u0000\u0007<ada@exam\u0000ple.org>", [["Ada", ADA]]],
];

it.each(FORMS)("[EM4] %j names %j", (raw, mailboxes) => {
  expect(readAddresses(raw, 100).mailboxes.map(({ name, address }) => [name, address])).toEqual(mailboxes);
});

it("[EM5] marks that turn the direction of a name are taken out, and said", () => {
  const read = readAddresses("=?utf-8?Q?Ada=E2=80=AEgro.elpmaxe?= <ada@example.org>", 10);
  expect(read).toEqual({
    mailboxes: [{ name: "Adagro.elpmaxe", address: ADA }],
    isPartly: false,
    hadDirection: true,
  });
});

it("[EM40] of a hundred thousand recipients as many are read as are wanted, and that there were more is said", () => {
  const raw = Array.from({ length: 100_000 }, (_, index) => `Person ${index} <p${index}@example.org>`).join(
    ", ",
  );
  const began = performance.now();
  const read = readAddresses(raw, 200);
  expect(read.mailboxes).toHaveLength(200);
  expect(read.isPartly).toBe(true);
  expect(performance.now() - began).toBeLessThan(1000);
});

it.each(["(", '"', "<", "(\\", "=?utf-8?Q?", ":", ",", "a@", "[", "\\"])(
  "[EM40] a header of nothing but %j is read in the time its length takes",
  (opening) => {
    const began = performance.now();
    readAddresses(opening.repeat(Math.ceil(100_000 / opening.length)), 200);
    expect(performance.now() - began).toBeLessThan(3000);
  },
);

it("[EM4] no address is made of anything but what stands there", () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ab@.<>()",;: =?\\'.split("")) });
  fc.assert(
    fc.property(letters, (raw) => {
      for (const { address } of readAddresses(raw, 100).mailboxes) {
        if (address === null) continue;
        expect(address).toMatch(/^[^\s<>]+@[^\s@]+$/);
        for (const letter of address) expect(raw.toLowerCase()).toContain(letter.toLowerCase());
      }
    }),
    { numRuns: rounds(500) },
  );
});
