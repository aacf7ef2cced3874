import type { Answer } from "./client.ts";

/** What is asked of us and what went wrong is written down by whoever may, of no case; whether it came to be of one is asked by itself. */
const OF_NO_CASE = /^(?:Breach|Inquiry|Legal)/;
/** What came of each act: the code of an error, or what it is told as. */
export const cameOf = (told: readonly string[]): readonly string[] => {
  const codes = told.map((each) => {
    const { data, errors } = JSON.parse(each) as Answer;
    const done = data?.["done"] as { readonly __typename: string } | undefined;
    return errors?.[0]?.extensions?.code ?? done?.__typename ?? "none";
  });
  return [...new Set(codes)].filter((code) => !OF_NO_CASE.test(code)).toSorted();
};

/** What is told of what was done, by its names. */
export const keysOf = (told: string): readonly string[] => {
  const { data } = JSON.parse(told) as Answer;
  return Object.keys((data?.["done"] as object | undefined) ?? {});
};
