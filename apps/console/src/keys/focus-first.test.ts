import { afterEach, describe, expect, it } from "vitest";
import { focusFirst } from "./focus-first.ts";

afterEach(() => document.body.replaceChildren());

describe("the first place that takes the focus", () => {
  it.each([
    { what: "is the first of them", html: "<button id=a></button><button id=b></button>", takes: "a" },
    { what: "is the second where the first is not there", html: "<button id=b></button>", takes: "b" },
    {
      what: "is the second where the first takes none",
      html: "<button id=a disabled></button><button id=b></button>",
      takes: "b",
    },
    { what: "is none where none does", html: "<button id=a disabled></button>", takes: "" },
  ])("$what", ({ html, takes }) => {
    document.body.innerHTML = html;
    focusFirst("#a", "#b");
    expect(document.activeElement?.id).toBe(takes);
  });
});
