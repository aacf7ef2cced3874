// @vitest-environment node
import { getConfig } from "@lingui/conf";
import { describe, expect, it } from "vitest";
import { readCatalogue } from "./catalogue.fixture.ts";

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

describe("the catalogues", () => {
  it.each(["en", "es", "fr"] as const)(
    "%s holds every text of the console and no other: run `pnpm extract`",
    async (language) => {
      expect([...readCatalogue(language).keys()].toSorted()).toEqual(await extracted());
    },
  );
});
