import { UserId } from "@holdfast/case-schema";
import type { SkillOf } from "@holdfast/db";
import { TEXTS_AT_MOST } from "@holdfast/queue-policy";
import { builder } from "./builder.ts";
import { Language, Medium } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const SkillsSaid = builder.objectRef<NonNullable<SkillOf["said"]>>("SkillsSaid").implement({
  ...needs("self.read"),
  fields: (t) => ({
    by: t.string({ description: "By name.", resolve: ({ by }) => by.name }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

const Skills = builder.objectRef<SkillOf>("Skills").implement({
  ...needs("self.read"),
  description: "By what somebody is offered contacts (A129).",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Whose." }),
    name: t.exposeString("name"),
    languages: t.field({
      type: [Language],
      description: "None: nobody said, and it is those of the house.",
      resolve: ({ languages }) => [...languages],
    }),
    media: t.field({ type: [Medium], resolve: ({ media }) => [...media] }),
    textsAtOnce: t.exposeInt("textsAtOnce"),
    version: t.exposeInt("version", { description: "0: nobody said, and it is as delivered." }),
    said: t.expose("said", { type: SkillsSaid, nullable: true }),
  }),
});

interface WithSkills {
  readonly skills: SkillOf;
}
const SkillsChanged = builder
  .objectRef<WithSkills>("SkillsChanged")
  .implement({ ...needs("skill.keep"), fields: (t) => ({ skills: t.expose("skills", { type: Skills }) }) });
const SkillsChangedMeanwhile = builder.objectRef<WithSkills>("SkillsChangedMeanwhile").implement({
  ...needs("skill.keep"),
  description: "Somebody said otherwise meanwhile; here is what holds.",
  fields: (t) => ({ skills: t.expose("skills", { type: Skills }) }),
});
const SkillsProblem = builder
  .objectRef<{ readonly reason: "media" | "texts_at_once" }>("SkillsProblem")
  .implement({
    ...needs("skill.keep"),
    fields: (t) => ({
      reason: t.exposeString("reason", { description: "media (none) or texts_at_once (not one to three)" }),
    }),
  });
const ChangeSkillsResult = builder.unionType("ChangeSkillsResult", {
  types: [SkillsChanged, SkillsChangedMeanwhile, SkillsProblem, NotFound],
  resolveType: tagOf,
});

const isCount = (texts: number): texts is 1 | 2 | 3 => texts >= 1 && texts <= TEXTS_AT_MOST;

builder.queryFields((t) => ({
  ownSkills: t.field({
    ...needs("self.read"),
    type: Skills,
    nullable: true,
    resolve: (_root, _args, { store, identity }) => store.skills.of(identity.userId),
  }),
  skills: t.field({
    ...needs("skill.keep"),
    type: [Skills],
    description: "Of everybody whose account is open.",
    resolve: async (_root, _args, { store }) => [...(await store.skills.list())],
  }),
}));

builder.mutationField("changeSkills", (t) =>
  t.field({
    ...needs("skill.keep"),
    type: ChangeSkillsResult,
    description: "Says by what somebody is offered contacts, after the version that was seen.",
    args: {
      userId: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true }),
      languages: t.arg({ type: [Language], required: true }),
      media: t.arg({ type: [Medium], required: true }),
      textsAtOnce: t.arg.int({ required: true }),
    },
    resolve: async (_root, { userId, expectedVersion, textsAtOnce, ...said }, { store, identity }) => {
      const id = UserId.safeParse(userId).data;
      if (said.media.length === 0) return tagged("SkillsProblem", { reason: "media" as const });
      if (!isCount(textsAtOnce)) return tagged("SkillsProblem", { reason: "texts_at_once" as const });
      if (id === undefined) return tagged("NotFound", { id: userId });
      const skill = {
        languages: [...new Set(said.languages)],
        media: [...new Set(said.media)],
        textsAtOnce,
      };
      const kind = await store.skills.change(id, identity.userId, expectedVersion, skill);
      const skills = kind === "not_found" ? null : await store.skills.of(id);
      if (skills === null) return tagged("NotFound", { id: userId });
      return tagged(kind === "changed" ? "SkillsChanged" : "SkillsChangedMeanwhile", { skills });
    },
  }),
);
