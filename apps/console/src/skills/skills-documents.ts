import type { Language, Medium } from "@holdfast/case-schema";
import { graphql, type ResultOf } from "../graphql.ts";

/** By what somebody is to be offered contacts. */
export interface SkillsSaid {
  readonly languages: readonly Language[];
  readonly media: readonly Medium[];
  readonly textsAtOnce: number;
}

export const SkillsDocument = graphql(`
  query Skills {
    skills {
      id
      name
      languages
      media
      textsAtOnce
      version
      said {
        by
        at
      }
    }
  }
`);

/** By what somebody is offered contacts, and who said so last. */
export type SkillsData = ResultOf<typeof SkillsDocument>["skills"][number];

export const ChangeSkillsDocument = graphql(`
  mutation ChangeSkills(
    $userId: ID!
    $expectedVersion: Int!
    $languages: [Language!]!
    $media: [Medium!]!
    $textsAtOnce: Int!
  ) {
    done: changeSkills(
      userId: $userId
      expectedVersion: $expectedVersion
      languages: $languages
      media: $media
      textsAtOnce: $textsAtOnce
    ) {
      __typename
    }
  }
`);
