import type { StoredGroundingLanguage, StoredGroundingReview } from "@holdfast/db";
import { Language as Languages } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import { dayOf } from "../grounding/kept-of-stored.ts";
import { libraryVersions, type LibraryVersion } from "../grounding/library-versions.ts";
import { builder } from "./builder.ts";
import { Language } from "./enums.ts";
import {
  GroundingFamily,
  GroundingRefusal,
  GroundingRetiredBecause,
  GroundingReviewer,
  GroundingStatus,
  GroundingVerdict,
} from "./grounding-enums.ts";
import { needs } from "./needs.ts";

/** A colleague who did something with a version. */
const GroundingStaff = builder.objectRef<StaffName>("GroundingStaff").implement({
  ...needs("grounding.review"),
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});

const Review = builder.objectRef<StoredGroundingReview>("GroundingReview").implement({
  ...needs("grounding.review"),
  description: "What one reviewer said; the last one of somebody in a role is what counts.",
  fields: (t) => ({
    role: t.expose("role", { type: GroundingReviewer }),
    by: t.expose("by", { type: GroundingStaff }),
    verdict: t.expose("verdict", { type: GroundingVerdict }),
    words: t.exposeString("words", { nullable: true }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

const Check = builder.objectRef<StoredGroundingLanguage>("GroundingLanguageCheck").implement({
  ...needs("grounding.review"),
  description: "That somebody who advocates in a language read its wording.",
  fields: (t) => ({
    language: t.expose("language", { type: Language }),
    translator: t.expose("translator", {
      type: GroundingStaff,
      nullable: true,
      description: "Null: it was written in that language.",
    }),
    backTranslator: t.expose("backTranslator", { type: GroundingStaff, nullable: true }),
    by: t.expose("by", { type: GroundingStaff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

const Version = builder.objectRef<LibraryVersion>("GroundingVersion").implement({
  ...needs("grounding.review"),
  description: "One version of a script, and where it stands.",
  fields: (t) => ({
    script: t.exposeString("script"),
    version: t.exposeString("version"),
    family: t.field({
      type: GroundingFamily,
      nullable: true,
      description: "Null: this release cannot read its words, and offers them to nobody.",
      resolve: ({ read }) => read?.family ?? null,
    }),
    languages: t.field({
      type: [Language],
      description: "Those that it speaks.",
      resolve: ({ read }) => Languages.options.filter((language) => read?.wordings[language] !== undefined),
    }),
    title: t.string({
      nullable: true,
      description: "In that language, or in another that it speaks.",
      args: { language: t.arg({ type: Language, required: true }) },
      resolve: ({ read }, { language }) =>
        (read?.wordings[language] ?? Object.values(read?.wordings ?? {})[0])?.title ?? null,
    }),
    importedBy: t.expose("importedBy", {
      type: GroundingStaff,
      nullable: true,
      description: "Null: it came with a release.",
    }),
    keptAt: t.expose("keptAt", { type: "Instant", nullable: true }),
    status: t.expose("status", { type: GroundingStatus }),
    due: t.string({
      nullable: true,
      description: "The last day on which an approval holds, as 2026-11-28.",
      resolve: ({ approved }) => approved?.due ?? null,
    }),
    isOverdue: t.boolean({
      description: "Approved, and offered no more: it has to be looked at again, as another version.",
      resolve: ({ status, approved }, _args, { clock }) =>
        status === "approved" && approved !== null && approved.due < dayOf(clock()),
    }),
    approvedAt: t.field({ type: "Instant", nullable: true, resolve: ({ approved }) => approved?.at ?? null }),
    approvedBy: t.field({
      type: GroundingStaff,
      nullable: true,
      resolve: ({ approved }) => approved?.by ?? null,
    }),
    retiredAt: t.field({ type: "Instant", nullable: true, resolve: ({ retired }) => retired?.at ?? null }),
    retiredBy: t.field({
      type: GroundingStaff,
      nullable: true,
      resolve: ({ retired }) => retired?.by ?? null,
    }),
    retiredBecause: t.field({
      type: GroundingRetiredBecause,
      nullable: true,
      resolve: ({ retired }) => retired?.because ?? null,
    }),
    reviews: t.field({ type: [Review], resolve: ({ reviews }) => [...reviews] }),
    checks: t.field({ type: [Check], resolve: ({ languages }) => [...languages] }),
    missing: t.field({
      type: [GroundingRefusal],
      description: "What is missing before it can be approved, while it is in review.",
      resolve: ({ missing }) => [...missing],
    }),
    words: t.string({
      description: "GroundingScript of packages/grounding-scripts as JSON, in every language that it has.",
      resolve: ({ words }) => JSON.stringify(words),
    }),
  }),
});

builder.queryFields((t) => ({
  groundingVersions: t.field({
    ...needs("grounding.review"),
    type: [Version],
    description:
      "Every version: what is kept, and what came with this release; by script, the newest version first.",
    resolve: async (_root, _args, { store, clock }) =>
      libraryVersions(await store.groundingScripts.list(), clock()),
  }),
  groundingVersion: t.field({
    ...needs("grounding.review"),
    type: Version,
    nullable: true,
    args: { script: t.arg.string({ required: true }), version: t.arg.string({ required: true }) },
    resolve: async (_root, { script, version }, { store, clock }) =>
      libraryVersions(await store.groundingScripts.list(), clock()).find(
        (each) => each.script === script && each.version === version,
      ) ?? null,
  }),
}));
