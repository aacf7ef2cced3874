import { row, type CorpusMail, type Expected, type Given } from "./corpus-mail.ts";

const FORMS = "forms@site.example";
type Headers = NonNullable<Given["headers"]>;
const found = (...results: readonly string[]): Headers => ({
  "Authentication-Results": `mx.line.example; ${results.join("; ")}`,
});

/** What a website's program sends for somebody who wrote into its form, where that program is trusted. */
function form(
  name: string,
  headers: Headers,
  expected: Partial<Expected> = {},
  envelope: Given["envelope"] = {},
): CorpusMail {
  return row(
    name,
    {
      headers: {
        From: `Website <${FORMS}>`,
        "Reply-To": "Ada <ada@example.org>",
        "Auto-Submitted": "auto-generated",
        ...found("dkim=pass header.d=site.example"),
        ...headers,
      },
      envelope: { from: FORMS, formSenders: [FORMS], ...envelope },
    },
    { signs: ["typed_address"], ...expected },
  );
}
const machine: Partial<Expected> = { from: ["Website", FORMS], kind: "report", signs: ["reply_elsewhere"] };

/** People who write by a form, and machines that only look like one. */
export const FORM_MAILS: readonly CorpusMail[] = [
  form("somebody by a form", {}),
  form("somebody by a form whose program writes in capitals", { From: "FORMS@Site.Example" }),
  form(
    "somebody by a form, in bulk and without a name",
    {
      Precedence: "bulk",
      "Reply-To": "ada@example.org",
    },
    { from: [null, "ada@example.org"] },
  ),
  form("somebody by a form, from nobody's envelope", {}, {}, { from: "" }),
  form("somebody by a form, where the road tells no envelope", {}, {}, { from: null }),
  form(
    "somebody by a form who types an absence as subject",
    { Subject: "Out of office and afraid" },
    {
      subject: "Out of office and afraid",
    },
  ),
  form(
    "somebody by a form who writes about a bounce, from a daemon's address",
    {
      From: "mailer-daemon@site.example",
      Subject: "Undelivered Mail Returned to Sender",
    },
    { subject: "Undelivered Mail Returned to Sender" },
    { formSenders: ["mailer-daemon@site.example"] },
  ),
  form("somebody by a form that shows them as From, and itself in the envelope", {
    From: "Ada <ada@example.org>",
    "Reply-To": null,
  }),
  form("somebody by a form who left no address", { "Reply-To": null }, { from: null, signs: [] }),
  form("a form that wants answers itself", { "Reply-To": FORMS }, { from: null, signs: [] }),
  form(
    "a form that wants answers at our own address",
    { "Reply-To": "intake+tag@line.example" },
    {
      from: null,
      signs: [],
    },
  ),
  form(
    "a form with two people to answer",
    { "Reply-To": "ada@example.org, eve@evil.example" },
    {
      from: null,
      signs: [],
    },
  ),
  form("somebody by a form whom DMARC vouches for", found("spf=none", "dmarc=pass header.from=site.example")),
  form(
    "somebody by a form whom a signature vouches for",
    found("dkim=fail header.d=list.example", "dkim=pass header.d=site.example header.s=key"),
  ),
  form("somebody by a form whom SPF vouches for", found(`spf=pass smtp.mailfrom=${FORMS}`)),
  form(
    "somebody by a form of a host that signs by its own name",
    {
      From: "Website <forms@www.site.example>",
      ...found("dkim=pass header.d=www.site.example"),
    },
    {},
    { formSenders: ["forms@www.site.example"] },
  ),
  form(
    "a form of a host for which only the house above it vouches",
    {
      From: "Website <forms@www.site.example>",
      ...found("dkim=pass header.d=site.example", "spf=pass smtp.mailfrom=x@site.example"),
    },
    { ...machine, from: ["Website", "forms@www.site.example"] },
    { formSenders: ["forms@www.site.example"] },
  ),
  form("somebody by a form, where another server's word is nobody's", {
    "Authentication-Results": [
      "mx.evil.example; dmarc=fail",
      "mx.line.example; spf=pass smtp.mailfrom=site.example",
    ],
  }),
  form("a form of which our own server says nothing", { "Authentication-Results": null }, machine),
  form(
    "a form that only another server vouches for",
    { "Authentication-Results": "mx.evil.example; dmarc=pass header.from=site.example" },
    machine,
  ),
  form(
    "a forged form that nobody vouches for",
    found("spf=softfail smtp.mailfrom=evil.example", "dkim=none"),
    machine,
  ),
  form(
    "a forged form that somebody else vouches for",
    found("spf=pass smtp.mailfrom=evil.example", "dkim=pass header.d=evil.example"),
    machine,
  ),
  form(
    "a forged form with a house's name below the form's own",
    found("dkim=pass header.d=evil.site.example"),
    machine,
  ),
  form(
    "a forged form with a name that only ends like it",
    found("dkim=pass header.d=e-site.example", "spf=pass smtp.mailfrom=x@ite.example"),
    machine,
  ),
  form(
    "a forged form whose envelope writes results",
    found('spf=fail smtp.mailfrom="x; dmarc=pass header.from=site.example"@evil.example'),
    {
      ...machine,
      signs: ["reply_elsewhere", "spf_fail"],
    },
  ),
  form(
    "a forged form whose comment writes results",
    found("spf=fail (x; dmarc=pass header.from=site.example) smtp.mailfrom=evil.example"),
    {
      ...machine,
      signs: ["reply_elsewhere", "spf_fail"],
    },
  ),
  form(
    "a form in whose envelope DMARC vouches for somebody else",
    {
      From: "Eve <eve@evil.example>",
      ...found("dmarc=pass header.from=site.example"),
    },
    { from: ["Eve", "eve@evil.example"], kind: "report", signs: ["envelope_mismatch", "reply_elsewhere"] },
  ),
  form("a form that is not named", {}, machine, { formSenders: ["forms@site.example.evil"] }),
  form("no form is trusted until the setting says so", {}, machine, { formSenders: [] }),
  form(
    "a form's sender beside another in From",
    {
      From: `${FORMS}, eve@evil.example`,
    },
    {
      from: [null, FORMS],
      kind: "report",
      signs: ["name_looks_like_address", "envelope_mismatch", "reply_elsewhere"],
    },
    { from: "eve@evil2.example" },
  ),
  form("a form's program that answers", { "Auto-Submitted": "auto-replied" }, { kind: "auto_reply" }),
  form("a form's program that answers by an old header", { "X-Autoreply": "yes" }, { kind: "auto_reply" }),
];
