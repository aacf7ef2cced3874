// @vitest-environment node
import { readFileSync } from "node:fs";
import { getConfig } from "@lingui/conf";
import { describe, expect, it } from "vitest";

interface Message {
  readonly message?: string;
}

const root = `${import.meta.dirname}/../..`;

/** What the sources say now, as Lingui's own extractor reads it. */
async function extracted(): Promise<readonly string[]> {
  const { getCatalogs } = await import("@lingui/cli/api");
  const config = getConfig({ cwd: root, configPath: `${root}/lingui.config.ts` });
  const [catalogue] = await getCatalogs(config);
  const found = (await catalogue?.collect()) as Record<string, Message> | undefined;
  return Object.values(found ?? {})
    .map(({ message }) => message ?? "")
    .toSorted();
}

/** The texts of a catalogue file: every `msgid` but the empty one of its head. */
function written(language: string): readonly string[] {
  const text = readFileSync(`${import.meta.dirname}/${language}.po`, "utf8");
  return [...text.matchAll(/^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm)]
    .map(([, quoted]) =>
      quoted!
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as string)
        .join(""),
    )
    .filter((message) => message !== "")
    .toSorted();
}

describe("the catalogues", () => {
  it.each(["en", "es", "fr"])(
    "%s holds every text of the console and no other: run `pnpm extract`",
    async (language) => {
      expect(written(language)).toEqual(await extracted());
    },
  );
});
