import { expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { checkDocumentLinks, linksOf } from "./document-links.ts";

const readme = (text: string) =>
  imagined({ "README.md": text, "packages/a/SPEC.md": "# Rules\n## Who may (not)\n" });

it.each([
  "[rules](packages/a/SPEC.md)",
  "[folder](packages/a)",
  "[heading](packages/a/SPEC.md#who-may-not)",
  "[here](#holdfast)",
  "[outside](https://example.org/missing)",
  "[mail](mailto:somebody@example.org)",
])("follows %s", (link) => {
  expect(checkDocumentLinks(readme(`# Holdfast\n${link}\n`))).toEqual([]);
});

it.each([
  "[gone](packages/b/SPEC.md)",
  "![gone](docs/console.png)",
  "[gone](packages/a/SPEC.md#nobody)",
  "[gone](#nobody)",
])("complains about %s", (link) => {
  expect(checkDocumentLinks(readme(`# Holdfast\n${link}\n`))).toHaveLength(1);
});

it("resolves a link from the document it stands in", () => {
  const files = {
    "packages/a/README.md": "[rules](SPEC.md) [up](../../README.md)",
    "packages/a/SPEC.md": "# R",
  };
  expect(checkDocumentLinks(imagined(files))).toEqual([]);
});

it("does not take code for links", () => {
  expect(linksOf("`a[0](b.md)`\n```\n[x](y.md)\n```\n[z](w.md 'title')")).toEqual(["w.md"]);
});
