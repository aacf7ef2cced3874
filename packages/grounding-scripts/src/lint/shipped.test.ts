import { Language } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import { expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { SHARED, SharedLine } from "../script/shared-lines.ts";
import { lintSaid } from "./lint-line.ts";
import { lintScript } from "./lint-script.ts";

it.each(SHIPPED.map((script) => [script.id, script] as const))(
  "[GS1, GS20, GS21, GS22, GS23, GS24, GS25, GS26, GS27, GS28] %s keeps every rule in every language and form",
  (_id, script) => {
    expect(lintScript(script, DEFAULT_QUIET_WORDS)).toEqual([]);
  },
);

it.each(Language.options.flatMap((language) => SharedLine.options.map((line) => [language, line] as const)))(
  "[GS21, GS22, GS23, GS24, GS25, GS26] the lines around the scripts keep them, too: %s %s",
  (language, line) => {
    const covertMayAsk = line === "rate_before" || line === "rate_after";
    expect(lintSaid(SHARED[language][line], { language, quiet: DEFAULT_QUIET_WORDS, covertMayAsk })).toEqual(
      [],
    );
  },
);
