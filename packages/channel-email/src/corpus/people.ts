import { INTAKE, row, utf8, type CorpusMail, type Expected, type Someone } from "./corpus-mail.ts";

const from = (name: string, raw: string, someone: Someone | null, more: Partial<Expected> = {}): CorpusMail =>
  row(name, { headers: { From: raw } }, { from: someone, ...more });

const ADA = "ada@example.org";

/** Senders and recipients in every form. */
export const PEOPLE_MAILS: readonly CorpusMail[] = [
  from("a bare address", ADA, [null, ADA]),
  from("an address in brackets alone", `<${ADA}>`, [null, ADA]),
  from("a quoted name with a comma", `"Lovelace, Ada" <${ADA}>`, ["Lovelace, Ada", ADA]),
  from("an unquoted name with a comma", `Lovelace, Ada <${ADA}>`, ["Lovelace, Ada", ADA]),
  from("a name in a comment", `${ADA} (Ada Lovelace)`, ["Ada Lovelace", ADA]),
  from("a comment beside a name", `Ada (at home) <${ADA}>`, ["Ada", ADA]),
  from("comments in comments", `${ADA} (Ada (the \\(first\\)) L)`, ["Ada (the (first)) L", ADA]),
  from("an encoded name", `=?iso-8859-1?Q?Zo=EB?= <${ADA}>`, ["Zoë", ADA]),
  from("an encoded name in quotes", `"=?utf-8?Q?Zo=C3=AB?=" <${ADA}>`, ["Zoë", ADA]),
  from("an encoded name with a comma", `=?utf-8?Q?Lovelace,_Ada?= <${ADA}>`, ["Lovelace, Ada", ADA]),
  from("name and address encoded as one", "=?utf-8?B?QWRhIDxhZGFAZXhhbXBsZS5vcmc+?=", ["Ada", ADA]),
  from("an eight-bit name", utf8(`Zoë <${ADA}>`), ["Zoë", ADA]),
  from("a route", `Ada <@relay.example:${ADA}>`, ["Ada", ADA]),
  from("spaces in the address", "Ada < ada @ example.org >", ["Ada", ADA]),
  from("a domain in capitals", "Ada <ada@EXAMPLE.ORG>", ["Ada", ADA]),
  from("an address outside ASCII", utf8("Юля <юля@пример.example>"), ["Юля", "юля@пример.example"], {
    signs: ["envelope_mismatch"],
  }),
  from("a group as sender", `Team: ${ADA};`, [null, ADA]),
  from("two senders", `${ADA}, bob@example.org`, [null, ADA], { signs: ["name_looks_like_address"] }),
  from("two senders without a comma", `Ada L <${ADA}> Bob B <bob@example.org>`, ["Ada L", ADA], {
    signs: ["name_looks_like_address"],
  }),
  row(
    "recipients without a comma",
    { headers: { To: `Info <${INTAKE}> Bob B <bob@example.org> <eve@example.org>` } },
    {
      to: [
        ["Info", INTAKE],
        ["Bob B", "bob@example.org"],
        [null, "eve@example.org"],
      ],
      along: ["to", ["Bob B", "bob@example.org"], [null, "eve@example.org"]],
    },
  ),
  from("a bracket that never closes", `Ada <${ADA}`, ["Ada", ADA]),
  from("a folded sender", `"Ada\n Lovelace"\n <${ADA}>`, ["Ada Lovelace", ADA]),
  from("an encoded line break in a name", `=?utf-8?Q?Ada=0ATo:_eve?= <${ADA}>`, ["Ada To: eve", ADA]),
  from("a name that is another address", `"boss@bank.example" <${ADA}>`, ["boss@bank.example", ADA], {
    signs: ["name_looks_like_address"],
  }),
  from("a name that is the same address", `"${ADA}" <${ADA}>`, [null, ADA]),
  from("a name that is ours", `Quiet Line <${ADA}>`, ["Quiet Line", ADA], { signs: ["name_of_ours"] }),
  from("our own address", `<${INTAKE}>`, [null, INTAKE], { signs: ["name_of_ours", "envelope_mismatch"] }),
  from("a name that hides its end", `=?utf-8?Q?Ada=E2=80=AEelpmaxe?= <${ADA}>`, ["Adaelpmaxe", ADA], {
    signs: ["direction_controls"],
  }),
  from("no address at all", "Ada", ["Ada", null]),
  row("no sender", { headers: { From: null } }, { from: null }),
  row(
    "no sender, but who sent it for them",
    { headers: { From: null, Sender: `Bob <${ADA}>` } },
    { from: ["Bob", ADA] },
  ),
  row(
    "two From headers",
    { headers: { From: [`Ada <${ADA}>`, "Eve <eve@example.net>"] } },
    { signs: ["name_looks_like_address"] },
  ),
  row(
    "another envelope sender",
    { envelope: { from: "eve@other.example" } },
    { signs: ["envelope_mismatch"] },
  ),
  row("an envelope sender of the same house", { envelope: { from: "bounces@mail.example.org" } }),
  row(
    "answers wanted elsewhere",
    { headers: { "Reply-To": "eve@other.example" } },
    { signs: ["reply_elsewhere"] },
  ),
  row("answers wanted at the sender", { headers: { "Reply-To": `"Ada L" <${ADA}>` } }),
  row(
    "several recipients",
    { headers: { To: `${INTAKE}, Bob <bob@example.org>`, Cc: "Cy <cy@example.org>" } },
    {
      to: [
        [null, INTAKE],
        ["Bob", "bob@example.org"],
      ],
      cc: [["Cy", "cy@example.org"]],
      along: ["to", ["Bob", "bob@example.org"], ["Cy", "cy@example.org"]],
    },
  ),
  row(
    "recipients parted by semicolons",
    { headers: { To: `${INTAKE}; bob@example.org` } },
    {
      to: [
        [null, INTAKE],
        [null, "bob@example.org"],
      ],
      along: ["to", [null, "bob@example.org"]],
    },
  ),
  row(
    "a group of recipients",
    { headers: { To: `Line: ${INTAKE}, Bob <bob@example.org>;` } },
    {
      to: [
        [null, INTAKE],
        ["Bob", "bob@example.org"],
      ],
      along: ["to", ["Bob", "bob@example.org"]],
    },
  ),
  row(
    "undisclosed recipients",
    { headers: { To: "undisclosed-recipients:;" } },
    { to: [], along: ["nowhere"] },
  ),
  row(
    "two To headers",
    { headers: { To: [INTAKE, "bob@example.org"] } },
    {
      to: [
        [null, INTAKE],
        [null, "bob@example.org"],
      ],
      along: ["to", [null, "bob@example.org"]],
    },
  ),
  row("no recipients", { headers: { To: null } }, { to: [], along: ["nowhere"] }),
  row(
    "us in copy, and another address of ours",
    { headers: { To: "Bob <bob@example.org>", Cc: `Second@Line.example, Info <${INTAKE}>` } },
    {
      to: [["Bob", "bob@example.org"]],
      cc: [
        [null, "Second@line.example"],
        ["Info", INTAKE],
      ],
      along: ["copy", ["Bob", "bob@example.org"]],
    },
  ),
  row(
    "us in a blind copy",
    { headers: { To: "Bob <bob@example.org>" } },
    { to: [["Bob", "bob@example.org"]], along: ["nowhere", ["Bob", "bob@example.org"]] },
  ),
  row(
    "its writer in copy, in capitals, and somebody twice",
    { headers: { Cc: "ADA@example.org, Bob <bob@example.org>, BOB@example.org" } },
    {
      cc: [
        [null, "ADA@example.org"],
        ["Bob", "bob@example.org"],
        [null, "BOB@example.org"],
      ],
      along: ["to", ["Bob", "bob@example.org"]],
    },
  ),
  row(
    "the thread's tagged address",
    { headers: { To: "intake+ABCDEFGHIJ234567@line.example, Cy <cy@example.org>" } },
    {
      to: [
        [null, "intake+ABCDEFGHIJ234567@line.example"],
        ["Cy", "cy@example.org"],
      ],
      along: ["to", ["Cy", "cy@example.org"]],
      thread: ["tag:ABCDEFGHIJ234567"],
    },
  ),
];
