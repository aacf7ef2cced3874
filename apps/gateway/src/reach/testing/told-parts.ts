import type { ContactId } from "@holdfast/case-schema";
import type { Place } from "@holdfast/contact-policy/any-agreed";
import type { TestGateway } from "../../realtime/testing/test-gateway.ts";
import type { Line } from "../../testing/driven-channels.ts";
import type { DrivenHouse } from "../../testing/driven-house.ts";
import type { Judging } from "./judging.ts";
import type { Came } from "./story-documents.ts";

/** A house in parts, and the line by which its consoles are told. */
export interface HouseOfStories extends DrivenHouse {
  readonly gateway: Pick<TestGateway, "open">;
  readonly cookie: string;
}

/** What the house is asked in a story, and comes to. */
export interface Asking {
  readonly asks: (who: string, query: string, variables: Record<string, unknown>) => Promise<Came>;
  /** The same, where nothing else can come of it. */
  readonly expects: (
    kind: string,
    who: string,
    query: string,
    variables: Record<string, unknown>,
  ) => Promise<Came>;
}

/** What all that is done in one conversation shares. */
export interface ToldParts extends Asking {
  readonly id: ContactId;
  readonly line: Line;
  readonly place: Place;
  readonly house: HouseOfStories;
  readonly judged: Judging;
  /** The place of what is written next. */
  readonly nextEntry: () => number;
  /** The contact's version as it is now. */
  readonly version: () => Promise<number>;
  /** Takes into the story when the house saw how silence stands. */
  readonly seen: () => Promise<void>;
}

export function asking(house: Pick<DrivenHouse, "ask">): Asking {
  const asks: Asking["asks"] = async (who, query, variables) =>
    (await house.ask(who, query, variables)) as Came;
  return {
    asks,
    async expects(kind, who, query, variables) {
      const came = await asks(who, query, variables);
      if (came.__typename !== kind) throw new Error(`${query} came to ${came.__typename} instead of ${kind}`);
      return came;
    },
  };
}
