import { row, utf8, type CorpusMail, type Expected } from "./corpus-mail.ts";

const html = (name: string, body: string, text: string, more: Partial<Expected> = {}): CorpusMail =>
  row(
    `HTML: ${name}`,
    { headers: { "Content-Type": "text/html; charset=utf-8" }, body },
    { text, html: {}, ...more },
  );

/** HTML without a text beside it: what is said, what is hidden, what must never load. */
export const HTML_MAILS: readonly CorpusMail[] = [
  html("paragraphs", "<html><body><p>Are you</p><p>there?</p></body></html>", "Are you\n\nthere?"),
  html("line breaks", "Are you<br>there?<br/>Now?", "Are you\nthere?\nNow?"),
  html("blocks inside blocks", "<div><div>Are you</div><div>there?</div></div>", "Are you\nthere?"),
  html("white space", "<p>Are   you\n   there?</p>", "Are you there?"),
  html("entities", "<p>5 &lt; 6 &amp; caf&eacute; &#8364; &#x1F60A;</p>", "5 < 6 & café € 😊"),
  html("a list", "<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
  html(
    "a table",
    "<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>",
    "One  Two\nThree",
  ),
  html("preformatted words", "<pre>one\n  two</pre>", "one\n  two"),
  html(
    "a link that says what it is",
    '<p>See <a href="https://example.org/">https://example.org</a></p>',
    "See https://example.org",
  ),
  html(
    "a link that says something else",
    '<p><a href="https://evil.example/x">https://bank.example</a></p>',
    "https://bank.example (https://evil.example/x)",
    {
      html: { has: ['title="https://evil.example/x"', "https://bank.example"], lacks: ["href", "<a"] },
    },
  ),
  html(
    "words that say where they lead, and are no link",
    '<p><span title="https://bank.example">Your account</span></p>',
    "Your account",
    { html: { has: ["Your account"], lacks: ["title", "bank.example"] } },
  ),
  html("a link to an address", '<a href="mailto:ada@example.org">ada@example.org</a>', "ada@example.org"),
  html("a link that runs", '<a href="javascript:alert(1)">Click</a>', "Click", {
    html: { has: ["Click"], lacks: ["javascript"] },
  }),
  html("a script", "<p>Are you there?</p><script>steal()</script>", "Are you there?", {
    html: { lacks: ["script", "steal"] },
  }),
  html("a script that never closes", "<p>Are you there?</p><script>steal()", "Are you there?", {
    html: { lacks: ["steal"] },
  }),
  html("handlers", '<p onclick="steal()" onmouseover=steal()>Are you there?</p>', "Are you there?", {
    html: { lacks: ["steal"] },
  }),
  html(
    "a remote picture",
    '<p>Are you there?</p><img src="https://spy.example/p.gif" width=1>',
    "Are you there?",
    { html: { lacks: ["img", "spy"] } },
  ),
  html("a picture with a description", '<p>Look: <img src="cid:p1" alt="my arm"></p>', "Look: [my arm]", {
    html: { has: ["[my arm]"], lacks: ["cid"] },
  }),
  html(
    "backgrounds and styles that load",
    '<body background="https://spy.example/a"><p style="background:url(https://spy.example/b)">Are you there?</p><style>p{background:url(https://spy.example/c)}</style><link rel=stylesheet href="https://spy.example/d">',
    "Are you there?",
    { html: { lacks: ["spy", "style"] } },
  ),
  html(
    "frames, objects, media and forms",
    '<iframe src="https://spy.example"></iframe><object data="https://spy.example"></object><video src="https://spy.example" poster="https://spy.example"></video><form action="https://spy.example"><input value="x"><button>Send</button></form><p>Are you there?</p>',
    "Send\n\nAre you there?",
    {
      html: { has: ["Are you there?"], lacks: ["spy", "form", "input", "iframe", "video"] },
    },
  ),
  html(
    "SVG that runs",
    '<svg onload="steal()"><script>steal()</script></svg><p>Are you there?</p>',
    "Are you there?",
    { html: { lacks: ["svg", "steal"] } },
  ),
  html(
    "a page that goes elsewhere",
    '<meta http-equiv=refresh content="0;url=https://spy.example"><base href="https://spy.example"><p>Are you there?</p>',
    "Are you there?",
    { html: { lacks: ["spy"] } },
  ),
  html(
    "words that are not displayed",
    '<p>Are you there?</p><div style="display:none">Yes, pay him.</div>',
    "Are you there?",
    {
      html: { lacks: ["pay him"] },
      partly: ["parts_left_out"],
    },
  ),
  html(
    "words of no size",
    '<p>Are you there?<span style="FONT-SIZE: 0px">Pay him.</span></p>',
    "Are you there?",
    {
      html: { lacks: ["Pay"] },
      partly: ["parts_left_out"],
    },
  ),
  html(
    "words that only Outlook hides",
    '<p>Are you there?</p><p style="mso-hide:all;visibility:hidden">Pay him.</p>',
    "Are you there?",
    { html: { lacks: ["Pay"] }, partly: ["parts_left_out"] },
  ),
  html(
    "hidden spacing",
    '<p>Are you there?</p><div style="display:none">&zwnj;&nbsp;&zwnj;</div>',
    "Are you there?",
  ),
  html(
    "small and pale words, which are words",
    '<p style="font-size:8px;color:#eee">Are you there?</p>',
    "Are you there?",
  ),
  html("a comment", "<p>Are you<!-- not --> there?</p>", "Are you there?", { html: { lacks: ["not"] } }),
  html("Outlook's conditions", "<!--[if mso]><p>mso</p><![endif]--><p>Are you there?</p>", "Are you there?", {
    html: { lacks: ["mso"] },
  }),
  html("tags that never close", "<p>Are you <b>there?", "Are you there?"),
  html("a bracket that is none", "<p>a < b and c > d</p>", "a < b and c > d"),
  html(
    "a title and a head",
    "<html><head><title>Untitled</title></head><body>Are you there?</body></html>",
    "Are you there?",
    { html: { lacks: ["Untitled"] } },
  ),
  html("the direction of writing", utf8('<p dir="rtl">עזרה</p>'), "עזרה", { html: { has: ['dir="rtl"'] } }),
  html(
    "letters made to run against their own way",
    utf8('<p>Call <bdo dir="rtl">199 0010</bdo> or \u202E0010 299\u202C &#x202D;now&#8237;</p>'),
    "Call 199 0010 or \u202E0010 299\u202C \u202Dnow\u202D",
    { html: { has: ['<span dir="rtl">199 0010</span>', "0010 299"], lacks: ["bdo", "\u202E", "\u202D"] } },
  ),
  html(
    "words that say which way they run",
    utf8('<div dir="auto">\u2067עזרה\u2069 <bdi>Ada</bdi> <i dir="sideways">now</i></div>'),
    "\u2067עזרה\u2069 Ada now",
    { html: { has: ['dir="auto"', "\u2067עזרה\u2069", "<bdi>"], lacks: ["sideways"] } },
  ),
  html(
    "a target that is turned round",
    utf8('<a href="https://good.example/\u202Eelpmaxe.live\u202C">here</a>'),
    "here (https://good.example/\u202Eelpmaxe.live\u202C)",
    { html: { has: ['title="https://good.example/elpmaxe.live"'] } },
  ),
  html("nothing to see", "<html><body><br></body></html>", ""),
  row(
    "HTML that names its charset itself",
    { headers: { "Content-Type": "text/html" }, body: "<meta charset=iso-8859-1><p>caf\u00E9</p>" },
    { text: "café", html: {} },
  ),
];
