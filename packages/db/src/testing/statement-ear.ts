import pg from "pg";

/** Hears each statement that any connection of this process sends, by its name or its text; never its values. */
export interface StatementEar {
  /** What was sent while this was done, in its order, by everybody: also by what the house does in between. */
  readonly during: (done: () => Promise<unknown>) => Promise<readonly string[]>;
  readonly close: () => void;
}

export function statementEar(): StatementEar {
  const heard: string[] = [];
  const query = Reflect.get(pg.Client.prototype, "query") as (...said: unknown[]) => unknown;
  const hear = (listened: unknown): boolean => Reflect.set(pg.Client.prototype, "query", listened);
  hear(function listened(this: pg.Client, ...said: unknown[]): unknown {
    heard.push(told(said[0]));
    return Reflect.apply(query, this, said);
  });
  return {
    async during(done) {
      const from = heard.length;
      await done();
      return heard.slice(from);
    },
    close: () => void hear(query),
  };
}

function told(said: unknown): string {
  if (typeof said === "string") return said;
  const { name, text } = said as { readonly name?: string; readonly text?: string };
  return name ?? text ?? "";
}
