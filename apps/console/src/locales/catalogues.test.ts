// @vitest-environment node
import { getConfig } from "@lingui/conf";
import { describe, expect, it } from "vitest";
import { CATALOGUES, keyOf, readCatalogue } from "./catalogue.fixture.ts";

interface Message {
  readonly message?: string;
  readonly context?: string;
}

const root = `${import.meta.dirname}/../..`;

const read = new Map<number, Promise<readonly string[]>>();

/** What the sources say now: read once, whatever language is compared with it. */
function extracted(nth: number): Promise<readonly string[]> {
  const found = read.get(nth) ?? extract(nth);
  read.set(nth, found);
  return found;
}

/** As Lingui's own extractor reads them. */
async function extract(nth: number): Promise<readonly string[]> {
  const { getCatalogs } = await import("@lingui/cli/api");
  const config = getConfig({ cwd: root, configPath: `${root}/lingui.config.ts` });
  const catalogues = await getCatalogs(config);
  const found = (await catalogues[nth]?.collect()) as Record<string, Message> | undefined;
  return Object.values(found ?? {})
    .map(({ message, context }) => keyOf(message ?? "", context))
    .toSorted();
}

// The extractor itself is slow to come where much else is going on; what is found does not depend on it.
describe("the catalogues", { timeout: 120_000 }, () => {
  it.each(
    (["en", "es", "fr"] as const).flatMap((language) =>
      CATALOGUES.map((folder) => [language, folder] as const),
    ),
  )(
    "%s in %s holds every text of its part of the console and no other: run `pnpm extract`",
    async (language, folder) => {
      const held = [...readCatalogue(language, [folder]).keys()];
      expect(held.length).toBeGreaterThan(50);
      expect(held.toSorted()).toEqual(await extracted(CATALOGUES.indexOf(folder)));
    },
  );
});
