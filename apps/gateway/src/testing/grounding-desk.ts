import { SHIPPED, type GroundingScript } from "@holdfast/grounding-scripts";
import { writeImport } from "@holdfast/grounding-scripts/import";
import { expect } from "vitest";
import type { TestGateway } from "./test-gateway.ts";

/** One of the shipped scripts under another version, as somebody who changed it would import it. */
export function groundingVersion(id: string, version: string): GroundingScript {
  const found = SHIPPED.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no script ${id} is shipped`);
  return { ...found, version };
}

export const groundingFile = (...scripts: readonly GroundingScript[]): string => writeImport(scripts);

export interface GroundingMeant {
  readonly script: string;
  readonly version: string;
}

interface Answer {
  readonly __typename: string;
  readonly because?: readonly string[];
}

const MEANT = "$script: String!, $version: String!";
const ARGS = "script: $script, version: $version";
const SAID = "{ __typename ... on GroundingRefused { because } }";

/** The people who bring a script into use in a house, and what they do. */
export async function groundingDesk(house: TestGateway) {
  const [alex, dana, ada, marta, lee] = await Promise.all(
    (["alex", "dana", "ada", "marta", "lee"] as const).map(async (name) => house.signIn(name)),
  );
  if (!alex || !dana || !ada || !marta || !lee) throw new Error("nobody signed in");
  const act = async (
    cookie: string,
    deed: string,
    meant: GroundingMeant,
    more = "",
    extra: Readonly<Record<string, unknown>> = {},
    declared = "",
  ): Promise<Answer> => {
    const answer = await house.ask(
      cookie,
      `mutation (${MEANT}${declared}) { done: ${deed}(${ARGS}${more}) ${SAID} }`,
      { ...meant, ...extra },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data?.["done"] as Answer;
  };
  const review = async (
    cookie: string,
    meant: GroundingMeant,
    role: string,
    verdict = "agrees",
    words: string | null = null,
  ) =>
    act(
      cookie,
      "reviewGrounding",
      meant,
      ", role: $role, verdict: $verdict, words: $words",
      { role, verdict, words },
      ", $role: GroundingReviewer!, $verdict: GroundingVerdict!, $words: String",
    );
  const check = async (
    cookie: string,
    meant: GroundingMeant,
    language: string,
    people: { readonly translator?: string; readonly backTranslator?: string } = {},
  ) =>
    act(
      cookie,
      "checkGroundingLanguage",
      meant,
      ", language: $language, translator: $translator, backTranslator: $backTranslator",
      { language, ...people },
      ", $language: Language!, $translator: ID, $backTranslator: ID",
    );
  const begin = async (meant: GroundingMeant) => act(alex, "beginGroundingReview", meant);
  const approve = async (meant: GroundingMeant) => act(alex, "approveGrounding", meant);
  const retire = async (meant: GroundingMeant, because = "withdrawn") =>
    act(alex, "retireGrounding", meant, `, because: ${because}`);
  const importFile = async (file: string) => {
    const answer = await house.ask(
      alex,
      `mutation ($file: String!) { done: importGroundingScripts(file: $file) {
         __typename ... on GroundingImported { count } ... on GroundingImportRefused { problems { code at } } } }`,
      { file },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data?.["done"];
  };
  return {
    cookies: { alex, dana, ada, marta, lee },
    begin,
    review,
    check,
    approve,
    retire,
    importFile,
    /** A version that two people agreed on, whose English a third has read, approved. */
    async bringIntoUse(meant: GroundingMeant): Promise<void> {
      await begin(meant);
      await review(dana, meant, "clinician");
      await review(ada, meant, "survivor_advisor");
      await check(marta, meant, "en");
      expect(await approve(meant)).toEqual({ __typename: "GroundingDone" });
    },
    /** What an advocate is offered in a language: which scripts, in which version, as what. */
    async offered(language: string): Promise<readonly string[]> {
      const answer = await house.ask(
        dana,
        "query ($l: Language!) { groundingScripts(language: $l) { isDraft script } }",
        { l: language },
      );
      const found = answer.data?.["groundingScripts"] as readonly { isDraft: boolean; script: string }[];
      return found.map(({ isDraft, script }) => {
        const { id, version } = JSON.parse(script) as { id: string; version: string };
        return `${id} ${version}${isDraft ? " draft" : ""}`;
      });
    },
  };
}
