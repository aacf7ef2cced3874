/** Asks the gateway one thing as somebody who has signed in; what is refused is a fault of the measurement. */
export type AskAs = <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;

/** Speaks to the gateway as whoever this cookie is. */
export function askAs(house: URL, cookie: string): AskAs {
  return async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const answer = await fetch(new URL("/graphql", house), {
      method: "POST",
      headers: { "content-type": "application/json", origin: house.origin, cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: Data | null; errors?: unknown };
    if (data == null || errors !== undefined)
      throw new Error(`refused with ${String(answer.status)}: ${JSON.stringify(errors)}`);
    return data;
  };
}
