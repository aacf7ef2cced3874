import { workspaceOf, type Manifest, type Workspace } from "../checks/workspace.ts";

/** A workspace that exists only in a test: contents by path. */
export function imagined(files: Readonly<Record<string, string>>): Workspace {
  const all: Record<string, string> = {
    "package.json": JSON.stringify({ name: "holdfast", license: "Apache-2.0" }),
    "README.md": "# Holdfast\n",
    ...files,
  };
  const read = (path: string): string => {
    const text = all[path];
    if (text === undefined) throw new Error(`${path} was not imagined`);
    return text;
  };
  return workspaceOf(Object.keys(all), read, (path) =>
    Object.keys(all).some((file) => file === path || file.startsWith(`${path}/`)),
  );
}

/** The files of a package that keeps every rule, to break one at a time. */
export function soundPackage(
  name: string,
  over: Partial<Manifest> = {},
  folder = `packages/${name}`,
): Record<string, string> {
  return {
    [`${folder}/package.json`]: JSON.stringify({
      name: `@holdfast/${name}`,
      private: true,
      description: "It does what it says.",
      license: "Apache-2.0",
      type: "module",
      exports: { ".": "./src/index.ts" },
      scripts: { typecheck: "tsc -p ." },
      ...over,
    }),
    [`${folder}/README.md`]: `# ${name}\n`,
    [`${folder}/turbo.json`]: '{ "extends": ["//"], "tags": ["domain"] }',
    [`${folder}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json" }',
    [`${folder}/src/index.ts`]: 'export { promise } from "./promise.ts";\n',
    [`${folder}/src/promise.ts`]: "export const promise = 1;\n",
    [`${folder}/src/promise.test.ts`]: 'it("[P1] holds", () => {});\n',
  };
}
