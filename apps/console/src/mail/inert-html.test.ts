import { describe, expect, it } from "vitest";
import { inertHtml } from "./inert-html.ts";

describe("formatted words of a stranger", () => {
  it.each([
    ["<p>One <b>two</b></p>", "<p>One <b>two</b></p>"],
    ['<ul dir="rtl"><li>One</ul>', '<ul dir="rtl"><li>One</li></ul>'],
    ['<td colspan="2">no table</td>', "no table"],
    ['<a href="https://a.example/" target=_top>Link</a>', "<span>Link</span>"],
    ['<p style="position:fixed" class=x id=y onclick="a()">Words</p>', "<p>Words</p>"],
    ['<img src="https://a.example/i" onerror="a()">After', "<span></span>After"],
    ["<style>@import 'https://a.example'</style>After", "After"],
    ["<script>a()</script>After", "After"],
    ["<iframe srcdoc='<p>in</p>'></iframe><object data=x>in</object>After", "After"],
    ["<svg><a xlink:href='https://a.example'><text>in</text></a></svg>After", "After"],
    ["<math><mi xlink:href='javascript:a()'>in</mi></math>After", "After"],
    ["<form action='https://a.example'><button>Go</button></form>", "<span><span>Go</span></span>"],
    ['<bdo dir="rtl">live</bdo>', '<span dir="rtl">live</span>'],
    ["a\u202Elive\u202C b &#8237;c", "alive\u202C b c"],
    ['<span title="a\u202Eb">c</span>', '<span title="ab">c</span>'],
    ["<bdi>\u2067עזרה\u2069</bdi>", "<bdi>\u2067עזרה\u2069</bdi>"],
    ["<blink>Words</blink><!-- none -->", "<span>Words</span>"],
  ])("%j stays as %j", (html, stays) => expect(inertHtml(html)).toBe(stays));

  it("may lie as deep in one another as they like", () => {
    expect(inertHtml(`${"<b>".repeat(2000)}deep`)).toContain("deep");
  });

  it("say nothing by attributes but what is known to be harmless", () => {
    const every =
      "href src srcset style class id name action formaction data ping poster background on onload xmlns";
    const attributes = every.split(" ").map((name) => `${name}="x"`);
    expect(inertHtml(`<p ${attributes.join(" ")} lang="es">Hola</p>`)).toBe('<p lang="es">Hola</p>');
  });
});
