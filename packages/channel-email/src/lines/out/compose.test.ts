import fc from "fast-check";
import { expect, it } from "vitest";
import { compose, type Letter } from "./compose.ts";
import { flowed } from "./flowed.ts";

const letter: Letter = {
  senderName: "Info",
  from: "intake@hotline.test",
  replyTo: "intake+TAG@hotline.test",
  to: "caller@example.test",
  messageId: "<one.TAG@hotline.test>",
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  subject: "Help",
  text: "We are here.",
  refs: [],
};

/** The headers by name, unfolded, and the body, decoded. */
async function written(
  changed: Partial<Letter>,
): Promise<{ headers: Map<string, string>; body: string; raw: string }> {
  const raw = (await compose({ ...letter, ...changed })).toString("latin1");
  const cut = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, cut).replaceAll(/\r\n[ \t]/g, " ");
  const headers = new Map(
    head
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
  return { headers, body: decoded(raw.slice(cut + 4), headers.get("Content-Transfer-Encoding") ?? ""), raw };
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable")
    return Buffer.from(body, "latin1").toString("utf8").replace(/\r\n$/, "");
  const bytes = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replace(/\r\n$/, "");
}

const NAMES = [
  "Auto-Submitted",
  "Content-Transfer-Encoding",
  "Content-Type",
  "Date",
  "From",
  "MIME-Version",
  "Message-ID",
  "Reply-To",
  "Subject",
  "To",
];

it("[EM90] says who answers whom in which thread, and nothing else of us", async () => {
  const { headers, body } = await written({ refs: ["<root@a.test>", "<last@a.test>"] });
  expect([...headers.keys()].toSorted()).toEqual([...NAMES, "In-Reply-To", "References"].toSorted());
  expect(Object.fromEntries(headers)).toMatchObject({
    From: "Info <intake@hotline.test>",
    "Reply-To": "intake+TAG@hotline.test",
    To: "caller@example.test",
    Subject: "Re: Help",
    "Message-ID": "<one.TAG@hotline.test>",
    "In-Reply-To": "<last@a.test>",
    References: "<root@a.test> <last@a.test>",
    Date: "Fri, 02 Jan 2026 03:04:05 +0000",
    "Auto-Submitted": "no",
    "Content-Type": expect.stringMatching(/^text\/plain; charset=utf-8; format=flowed/i),
  });
  expect(body).toBe("We are here.");
});

it("[EM90] names the root and the newest of a long thread", async () => {
  const refs = Array.from({ length: 90 }, (_, at) => `<${at}@a.test>`);
  const { headers } = await written({ refs });
  const named = headers.get("References")?.split(" ") ?? [];
  expect(named).toEqual(["<0@a.test>", ...refs.slice(-20)]);
  expect(headers.get("In-Reply-To")).toBe("<89@a.test>");
});

it("[EM92] lets nobody write a header of ours, whatever they put into theirs", async () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        "\r\nBcc: a@b.test",
        "\r",
        "\n",
        "\0",
        "\u202e",
        "\u2066",
        '"',
        "<",
        ">",
        ",",
        "=?utf-8?q?=0D=0ABcc:_x?=",
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
    maxLength: 40,
    size: "medium",
  });
  await fc.assert(
    fc.asyncProperty(
      hostile,
      hostile,
      fc.array(hostile, { maxLength: 4 }),
      async (subject, senderName, refs) => {
        const { headers, raw } = await written({ subject, senderName, refs: ["<a@b.test>", ...refs] });
        expect([...headers.keys()].toSorted()).toEqual([...NAMES, "In-Reply-To", "References"].toSorted());
        const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
        expect(head).not.toMatch(/[^\t\r\n\x20-\x7e]/);
        expect(head.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        expect(headers.get("To")).toBe("caller@example.test");
        expect(headers.get("From")).toMatch(/(?:^|<)intake@hotline\.test>?$/);
      },
    ),
  );
});

it("[EM95] carries every letter there is, in short lines", async () => {
  const anything = fc.string({ unit: "binary", maxLength: 300, size: "max" });
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const { body, raw } = await written({ text: `${text}.` });
      expect(body).toBe(flowed(`${text}.`));
      for (const line of raw.split("\r\n")) expect(line.length).toBeLessThanOrEqual(200);
    }),
  );
});

it("[EM95] folds a word of any length", async () => {
  const text = "x".repeat(5_000);
  const { body, raw } = await written({ text });
  expect(body).toBe(text);
  expect(Math.max(...raw.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(78);
});
