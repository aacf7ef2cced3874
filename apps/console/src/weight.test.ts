// @vitest-environment node
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

/** What a file may weigh at most, in bytes, each gzipped by itself. A part that comes later may weigh a fifth more than its goal. */
const SCRIPT_MAX = 300_000;
const STYLE_MAX = 25_000;
const LATER_MAX = { "contact-pane": 72_000, "board-screen": 48_000 } as const;

interface Built {
  /** Scripts and styles that the page itself names: what must be here before anything is drawn. */
  readonly named: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];
  readonly chunks: readonly Rolldown.OutputChunk[];
}

const bytesOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): number =>
  gzipSync(file.type === "chunk" ? file.code : file.source).length;
const sum = (files: Built["named"]): number => files.reduce((size, file) => size + bytesOf(file), 0);

/** A chunk and everything it imports before it runs. */
function closure(
  chunks: Built["chunks"],
  from: readonly string[],
  seen = new Set<string>(),
): ReadonlySet<string> {
  for (const name of from) {
    if (seen.has(name)) continue;
    seen.add(name);
    closure(chunks, chunks.find(({ fileName }) => fileName === name)?.imports ?? [], seen);
  }
  return seen;
}

/** Which texts some chunks say, and which English their catalogues have for it, by Lingui's ids. */
function textsOf(chunks: Built["chunks"]): Readonly<Record<"said" | "known", ReadonlySet<string>>> {
  const said = new Set<string>();
  const known = new Set<string>();
  for (const [id, { code }] of chunks.flatMap(({ modules }) => Object.entries(modules))) {
    if (!id.endsWith(".po")) {
      for (const [, text] of (code ?? "").matchAll(/\bi18n(?:\$\d+)?\._\(\{\s*id: "([^"]+)"/g))
        said.add(text ?? "");
    } else if (id.endsWith("/en.po")) {
      const catalogue = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(code ?? "")?.[1];
      for (const text of Object.keys(JSON.parse(JSON.parse(catalogue ?? "") as string) as object))
        known.add(text);
    }
  }
  return { said, known };
}

async function buildConsole(): Promise<Built> {
  const output = await build({
    configFile: `${import.meta.dirname}/../vite.config.ts`,
    logLevel: "silent",
    build: { write: false },
  });
  if (!("output" in output)) throw new Error("the console was built more than once, or not at all");
  const page = output.output.find(({ fileName }) => fileName === "index.html");
  if (page?.type !== "asset") throw new Error("the console was built without its page");
  const html = String(page.source);
  return {
    named: output.output.filter(
      ({ fileName }) => /\.(?:js|css)$/.test(fileName) && html.includes(`"/${fileName}"`),
    ),
    chunks: output.output.filter((file) => file.type === "chunk"),
  };
}

describe("what the console weighs", () => {
  let built: Built = { named: [], chunks: [] };
  const scripts = () => built.named.filter(({ fileName }) => fileName.endsWith(".js"));
  const styles = () => built.named.filter(({ fileName }) => fileName.endsWith(".css"));

  beforeAll(async () => {
    // As it is delivered: a test's own environment would have React's and Lingui's words for developers in it.
    vi.stubEnv("NODE_ENV", "production");
    built = await buildConsole();
  }, 60_000);
  afterAll(() => vi.unstubAllEnvs());

  it("before anything is drawn is no more than 300 kB of scripts and 25 kB of styles, gzipped", ({
    annotate,
  }) => {
    const script = sum(scripts());
    const style = sum(styles());
    void annotate(`first load: ${script} bytes of scripts and ${style} of styles, gzipped`);
    process.stdout.write(
      `first load of the console, gzipped: ${script} bytes of scripts, ${style} of styles\n`,
    );
    // Less than React alone would be no console.
    expect(script).toBeGreaterThan(100_000);
    expect(script).toBeLessThanOrEqual(SCRIPT_MAX);
    expect(style).toBeGreaterThan(1_000);
    expect(style).toBeLessThanOrEqual(STYLE_MAX);
  });

  it("before anything is drawn is all named by the page: nothing is asked for only when something else has come", () => {
    const named = scripts().map(({ fileName }) => fileName);
    expect([...closure(built.chunks, named)].toSorted()).toEqual(named.toSorted());
  });

  it.each(Object.entries(LATER_MAX))("for %s is no more than %d bytes beside that, gzipped", (name, max) => {
    const part = built.chunks.find((chunk) => chunk.name === name);
    expect(part?.isDynamicEntry).toBe(true);
    const first = new Set(scripts().map(({ fileName }) => fileName));
    const more = [...closure(built.chunks, [part?.fileName ?? ""])].filter((each) => !first.has(each));
    expect(sum(built.chunks.filter(({ fileName }) => more.includes(fileName)))).toBeLessThanOrEqual(max);
  });

  it("leaves no text without its English: what a part says has come before it is drawn, and an id is shown to nobody", ({
    annotate,
  }) => {
    const first = textsOf(
      built.chunks.filter(({ fileName }) => scripts().some((each) => each.fileName === fileName)),
    );
    const without: string[] = [...first.said].filter((text) => !first.known.has(text));
    const parts = built.chunks.filter(
      ({ isDynamicEntry, name }) => isDynamicEntry && !/^words-(?:es|fr)$/.test(name),
    );
    let said = first.said.size;
    for (const part of parts) {
      const names = closure(built.chunks, [part.fileName]);
      const here = textsOf(built.chunks.filter(({ fileName }) => names.has(fileName)));
      said += here.said.size;
      without.push(
        ...[...here.said]
          .filter((text) => !here.known.has(text) && !first.known.has(text))
          .map((text) => `${part.name}: ${text}`),
      );
    }
    void annotate(`${said} texts of ${parts.length + 1} parts`);
    expect(without).toEqual([]);
    expect(parts.length).toBeGreaterThan(20);
    expect(said).toBeGreaterThan(2_000);
  });

  // Nothing is drawn before them: whatever they lean on is waited for, too.
  it.each(["es", "fr"])("has all of %s in one file, which leans on no other", (language) => {
    const words = built.chunks.filter(({ modules }) =>
      Object.keys(modules).some((id) => id.endsWith(`/locales/${language}.po`)),
    );
    expect(words.map(({ imports }) => imports.filter((name) => !name.includes("rolldown-runtime")))).toEqual([
      [],
    ]);
  });
});
