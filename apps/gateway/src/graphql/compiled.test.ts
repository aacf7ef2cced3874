import { execute } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { describe, expect, it } from "vitest";
import type { Context } from "./context.ts";
import { useCompiled } from "./compiled.ts";
import { schema } from "./schema.ts";

describe("compiled documents", () => {
  it("[G6] are few: the others are answered as well, uncompiled", async () => {
    const most = 2;
    const used: boolean[] = [];
    const watch: Plugin<Context> = { onExecute: ({ executeFn }) => void used.push(executeFn !== execute) };
    const yoga = createYoga<Context>({ schema, logging: false, plugins: [useCompiled(most), watch] });
    const ask = async (query: string): Promise<unknown> => {
      const body = JSON.stringify({ query });
      const headers = { "content-type": "application/json" };
      const context = { identity: { userId: "u", name: "Dana", role: "advocate" } } as unknown as Context;
      const request = new Request("http://localhost/graphql", { method: "POST", headers, body });
      return (await yoga.fetch(request, context)).json();
    };
    for (const name of ["a", "b", "c", "a"])
      expect(await ask(`{ ${name}: me { name } }`)).toEqual({ data: { [name]: { name: "Dana" } } });
    expect(used).toEqual([true, true, false, true]);
  });
});
