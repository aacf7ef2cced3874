import { row, utf8, type CorpusMail } from "./corpus-mail.ts";

const results = (...values: string[]): { headers: { "Authentication-Results": string[] } } => ({
  headers: { "Authentication-Results": values },
});

/** What our own server found out about a sender, and who only says that it did. */
export const FORGERY_MAILS: readonly CorpusMail[] = [
  row(
    "all three passed",
    results(
      "mx.line.example; spf=pass smtp.mailfrom=example.org; dkim=pass header.d=example.org; dmarc=pass",
    ),
  ),
  row(
    "all three failed",
    results(
      "mx.line.example; spf=fail smtp.mailfrom=example.org;\n dkim=fail (bad signature) header.d=example.org; dmarc=fail header.from=example.org",
    ),
    {
      signs: ["spf_fail", "dkim_fail", "dmarc_fail"],
    },
  ),
  row(
    "one signature of two",
    results("mx.line.example; dkim=fail header.d=list.example; dkim=pass header.d=example.org"),
  ),
  row("a weak word against it", results("mx.line.example; spf=softfail; dmarc=none")),
  row("results of a server that is not ours", results("mx.evil.example; dmarc=fail")),
  row("a forged result below ours", results("mx.line.example; dmarc=fail", "mx.line.example; dmarc=pass"), {
    signs: ["dmarc_fail"],
  }),
  row("our server's name in capitals, with a version", results("MX.LINE.EXAMPLE 1; spf=FAIL"), {
    signs: ["spf_fail"],
  }),
  row("a name that only begins like our server's", results("mx.line.example.evil.example; spf=fail")),
  row(
    "an address in the name, and answers to elsewhere",
    {
      headers: { From: '"intake@line.example" <eve@evil.example>', "Reply-To": "eve2@evil.example" },
      envelope: { from: "x@third.example" },
    },
    {
      from: ["intake@line.example", "eve@evil.example"],
      signs: ["name_looks_like_address", "name_of_ours", "envelope_mismatch", "reply_elsewhere"],
    },
  ),
  row(
    "our name in other letters",
    {
      headers: { From: "=?utf-8?B?77yx772V772J772F772UIOKAi0xpbmU=?= <eve@evil.example>" },
      envelope: { from: "eve@evil.example" },
    },
    {
      from: ["Ｑｕｉｅｔ \u200BLine", "eve@evil.example"],
      signs: ["name_of_ours"],
    },
  ),
  row(
    "two addresses in From",
    { headers: { From: "Ada <ada@example.org>, Eve <eve@evil.example>" } },
    { signs: ["name_looks_like_address"] },
  ),
  row("one address in From, twice", { headers: { From: "Ada <ada@example.org>, ADA@example.org" } }),
  row(
    "two lines of From",
    { headers: { From: ["Ada <ada@example.org>", "Eve <eve@evil.example>"] } },
    { signs: ["name_looks_like_address"] },
  ),
  row(
    "DMARC vouches for another line of From than the one shown",
    {
      headers: {
        From: ["Ada <ada@example.org>", "Eve <eve@evil.example>"],
        ...results("mx.line.example; dmarc=pass header.from=evil.example").headers,
      },
    },
    { signs: ["name_looks_like_address", "envelope_mismatch"] },
  ),
  row(
    "DMARC vouches for somebody who is not shown",
    results("mx.line.example; dmarc=pass (p=NONE) header.from=evil.example"),
    { signs: ["envelope_mismatch"] },
  ),
  row(
    "DMARC vouches for a host of the sender's house",
    results("mx.line.example; dmarc=pass header.from=mail.example.org"),
  ),
  row(
    "DMARC vouches for a domain that is written in its own letters above",
    {
      headers: {
        From: utf8("Ada <ada@bücher.example>"),
        ...results("mx.line.example; dmarc=pass header.from=xn--bcher-kva.example").headers,
      },
      envelope: { from: "ada@xn--bcher-kva.example" },
    },
    { from: ["Ada", "ada@bücher.example"] },
  ),
];
