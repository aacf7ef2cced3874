import { afterAll, expect, it } from "vitest";
import { CORPUS_HOUSE } from "../corpus/house.ts";
import { openReader, type Reading } from "./reader.ts";

const reader = openReader({ workers: 1, house: CORPUS_HOUSE, limits: { heapMb: 384 } });
afterAll(() => reader.close());

const HEAD = "From: Ada <ada@example.org>\nTo: intake@line.example\nSubject: Hello\n";
const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("");
const mixed = (parts: string): string =>
  `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`;
const html = (body: string): string => `${HEAD}Content-Type: text/html\n\n${body}`;

function deep(levels: number): string {
  const open = many(levels, (at) => `--n${at}\nContent-Type: multipart/mixed; boundary=n${at + 1}\n\n`);
  const close = many(levels, (at) => `--n${levels - at - 1}--\n`);
  return `${HEAD}Content-Type: multipart/mixed; boundary=n0\n\n${open}--n${levels}\n\nAre you there?\n--n${levels}--\n${close}`;
}

function matryoshka(levels: number): string {
  return many(levels, (at) => `Subject: level ${at}\nContent-Type: message/rfc822\n\n`);
}

type Says = (reading: Extract<Reading, { kind: "mail" }>["mail"]) => void;

/** What somebody could send to bring a reader down, what it is read as, and how long that may take on a busy machine. */
const ATTACKS: readonly (readonly [name: string, raw: () => string | Buffer, timeMs: number, says: Says])[] =
  [
    [
      "thirty megabytes of words",
      () => HEAD + "\n" + "Are you there? ".repeat(2_000_000),
      8_000,
      ({ text, partly }) => {
        expect(text.startsWith("Are you there?")).toBe(true);
        expect(text.length).toBe(20_000);
        expect(partly).toContain("too_long");
      },
    ],
    [
      "thirty megabytes of one file",
      () =>
        `${mixed("--b\n\nAre you there?\n").replace("--b--\n", "")}--b\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${("UEsDBAAA".repeat(9) + "UEsD\n").repeat(410_000)}--b--\n`,
      8_000,
      ({ text, files }) => {
        expect(text).toBe("Are you there?");
        expect(files.map(({ name }) => name)).toEqual(["a.zip"]);
      },
    ],
    [
      "ten thousand parts",
      () => mixed(many(10_000, (at) => `--b\n\npart ${at}\n`)),
      6_000,
      ({ text, partly }) => {
        expect(text.startsWith("part 0\n\npart 1\n")).toBe(true);
        expect(partly).toContain("too_long");
      },
    ],
    [
      "ten thousand files",
      () =>
        mixed(
          `--b\n\nAre you there?\n${many(10_000, (at) => `--b\nContent-Type: image/png; name=${at}.png\n\nx\n`)}`,
        ),
      6_000,
      ({ text, files, partly }) => {
        expect(text).toBe("Are you there?");
        expect(files).toHaveLength(200);
        expect(partly).toContain("parts_left_out");
      },
    ],
    [
      "a hundred thousand recipients",
      () =>
        `${HEAD}Cc: ${many(100_000, (at) => `Person ${at} <p${at}@example.org>,\n `)}x@example.org\n\nAre you there?`,
      6_000,
      ({ text, cc, partly }) => {
        expect(text).toBe("Are you there?");
        expect(cc).toHaveLength(200);
        expect(partly).toEqual(["parts_left_out"]);
      },
    ],
    [
      "fifty thousand headers",
      () => `${many(50_000, (at) => `X-H${at}: ${at}\n`)}${HEAD}\nAre you there?`,
      6_000,
      ({ text, subject }) => {
        expect([subject, text]).toEqual(["Hello", "Are you there?"]);
      },
    ],
    [
      "a megabyte of brackets as Sender, in bulk",
      () => `${HEAD}Precedence: bulk\nSender: ${"<".repeat(1_000_000)}\n\nAre you there?`,
      4_000,
      ({ text, verdict }) => {
        expect([text, verdict]).toEqual(["Are you there?", { kind: "robot", automatic: "list" }]);
      },
    ],
    [
      "a megabyte of folders as a file's address",
      () =>
        mixed(
          `--b\n\nAre you there?\n--b\nContent-Type: image/png\nContent-Location: ${"/a.b".repeat(250_000)}?\n\nx\n`,
        ),
      4_000,
      ({ text, files }) => {
        expect(text).toBe("Are you there?");
        expect(files.map(({ name }) => name)).toEqual([null]);
      },
    ],
    [
      "depth three hundred",
      () => deep(300),
      4_000,
      ({ text, partly }) => {
        expect([text, partly]).toEqual(["Are you there?", []]);
      },
    ],
    [
      "depth ten thousand",
      () => deep(10_000),
      8_000,
      ({ subject, partly }) => {
        expect(subject).toBe("Hello");
        expect(partly).toContain("parts_left_out");
      },
    ],
    [
      "mails in mails, ten thousand deep",
      () => `${HEAD}Content-Type: message/rfc822\n\n${matryoshka(10_000)}Are you there?`,
      8_000,
      ({ subject, files }) => {
        expect(subject).toBe("Hello");
        expect(files[0]?.role).toBe("message");
      },
    ],
    [
      "NUL and direction marks everywhere",
      () =>
        Buffer.from(
          "From: \u202EAda\u0000 <ada@example.org>\nSubject: He\u0000l\u202Elo\n\nAre\u0000 you there?",
          "utf8",
        ),
      2_000,
      ({ from, subject, text, signs }) => {
        expect([from?.name, subject, text]).toEqual(["Ada", "Hello", "Are you there?"]);
        expect(signs).toContain("direction_controls");
      },
    ],
    [
      "encoded line breaks in every header",
      () =>
        "From: =?utf-8?Q?Ada=0D=0ABcc:_x?= <ada@example.org>\nSubject: =?utf-8?B?SGVsbG8NCkJjYzogeA==?=\nMessage-ID: <a=?utf-8?Q?=0D=0A?=@example.org>\n\nhi",
      2_000,
      ({ from, subject, messageId }) => {
        for (const shown of [from?.name, subject, messageId]) expect(shown ?? "").not.toMatch(/[\r\n]/);
      },
    ],
    [
      "a header of brackets",
      () => `From: ${'(<"'.repeat(300_000)}\nSubject: Hello\n\nhi`,
      6_000,
      ({ text }) => expect(text).toBe("hi"),
    ],
    [
      "a header of encoded openings",
      () => `Subject: ${"=?utf-8?Q?a".repeat(200_000)}\n\nhi`,
      6_000,
      ({ text }) => expect(text).toBe("hi"),
    ],
    [
      "a header of parameters",
      () => `${HEAD}Content-Type: text/plain${"; a*0*=x".repeat(200_000)}\n\nhi`,
      6_000,
      ({ text }) => expect(text).toBe("hi"),
    ],
    [
      "a header of spaces",
      () => `Subject: ${" \t".repeat(1_000_000)}x\nReferences: ${"< ".repeat(500_000)}\n\nhi`,
      6_000,
      ({ text }) => expect(text).toBe("hi"),
    ],
    [
      "one header folded a million times",
      () => `Subject: a\n${" b\n".repeat(1_000_000)}\nhi`,
      6_000,
      ({ text }) => expect(text).toBe("hi"),
    ],
    [
      "dashes that are no boundaries",
      () => mixed(`--b\n\n${"--\n".repeat(2_000_000)}`),
      8_000,
      ({ subject }) => expect(subject).toBe("Hello"),
    ],
    [
      "multiparts without boundaries",
      () => mixed(many(5_000, () => "--b\nContent-Type: multipart/mixed; boundary=never\n\nx\n")),
      8_000,
      ({ subject, partly }) => {
        expect(subject).toBe("Hello");
        expect(partly).toContain("damaged");
      },
    ],
    [
      "tags inside tags",
      () => html("<div><b>".repeat(100_000) + "Are you there?"),
      8_000,
      ({ text }) => expect(text).toBe("Are you there?"),
    ],
    [
      "links inside links",
      () => html("<a href=https://x.example>w".repeat(50_000)),
      8_000,
      ({ text }) => expect(text.startsWith("w")).toBe(true),
    ],
    [
      "tags that never end",
      () => html(`Are you there?${"<p ".repeat(200_000)}`),
      8_000,
      ({ text }) => expect(text).toContain("Are you there?"),
    ],
    [
      "comments that never end",
      () => html(`Are you there?${"<!--".repeat(300_000)}`),
      8_000,
      ({ text }) => expect(text.startsWith("Are you there?")).toBe(true),
    ],
    [
      "a million entities",
      () => html("&amp;".repeat(300_000)),
      8_000,
      ({ text }) => expect(text.startsWith("&&&")).toBe(true),
    ],
    [
      "an element of a megabyte of style",
      () => html(`<p style="${"a:b;".repeat(250_000)}">Are you there?</p>`),
      8_000,
      ({ text }) => expect(text).toBe("Are you there?"),
    ],
    [
      "base64 of nothing but padding",
      () => `${HEAD}Content-Transfer-Encoding: base64\n\n${"=a".repeat(2_000_000)}`,
      8_000,
      ({ subject }) => expect(subject).toBe("Hello"),
    ],
    [
      "quoted-printable of nothing but signs",
      () => `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${"= ".repeat(2_000_000)}`,
      8_000,
      ({ subject }) => expect(subject).toBe("Hello"),
    ],
    [
      "a hundred thousand files in the text",
      () => `${HEAD}\n${"begin 644 a\n#0V%T\n".repeat(100_000)}`,
      8_000,
      ({ files }) => expect(files.length).toBeLessThanOrEqual(200),
    ],
    [
      "a million lines of quotation",
      () => `${HEAD}\n${"> a\nOn a b wrote\n".repeat(100_000)}`,
      8_000,
      ({ text }) => expect(text.length).toBe(20_000),
    ],
    [
      "flowed lines without end",
      () => `${HEAD}Content-Type: text/plain; format=flowed\n\n${"a \n".repeat(700_000)}`,
      8_000,
      ({ text }) => expect(text.length).toBe(20_000),
    ],
    [
      "a report of a hundred thousand recipients",
      () =>
        `From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${"Action: failed\nStatus: 5.1.1\n\n".repeat(100_000)}--b--\n`,
      8_000,
      ({ verdict }) => expect(verdict.kind).toBe("bounce"),
    ],
    ["nothing but line ends", () => "\n".repeat(5_000_000), 8_000, ({ text }) => expect(text).toBe("")],
    [
      "nothing but spaces",
      () => `${HEAD}\n${" ".repeat(1_500_000)}x`,
      8_000,
      ({ text }) => expect(text.trim()).toBe("x"),
    ],
  ];

it.each(ATTACKS)(
  "[EM40, EM43] %s is read in its time and within the worker's memory",
  async (_name, raw, timeMs, says) => {
    const bytes = Buffer.from(raw());
    const began = performance.now();
    const reading = await reader.read(bytes, { from: null, to: [], receivedAt: null });
    if (reading.kind !== "mail") throw new Error(reading.reason);
    says(reading.mail);
    expect(performance.now() - began).toBeLessThan(timeMs);
  },
);
