import { CaseId, ScanId, ScanKind as Kinds } from "@holdfast/case-schema";
import type { StoredScan } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const ScanKind = builder.enumType("ScanKind", { values: Kinds.options });

/** The scan of a paper as its release tells of it. */
export const ReleaseScan = builder.objectRef<StoredScan>("ReleaseScan").implement({
  ...needs("release.read"),
  description:
    "What the paper looks like: facts, never bytes. POST /scans/<case>/<id>/<page> gives one page drawn anew, /file what came.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", {
      type: ScanKind,
      description: "No page of a heic can be shown; it is saved as it came.",
    }),
    pages: t.exposeInt("pages"),
    addedAt: t.expose("addedAt", { type: "Instant" }),
    addedBy: t.expose("addedBy", { type: CaseStaff }),
    opens: t.exposeBoolean("opens", { description: "Not once it was taken away." }),
    takenAt: t.field({ type: "Instant", nullable: true, resolve: ({ taken }) => taken?.at ?? null }),
    takenBy: t.field({ type: CaseStaff, nullable: true, resolve: ({ taken }) => taken?.by ?? null }),
    unwantedAt: t.field({ type: "Instant", nullable: true, resolve: ({ unwanted }) => unwanted?.at ?? null }),
    unwantedBy: t.field({
      type: CaseStaff,
      nullable: true,
      description: "Who of us said that it is to go; another says so, too, or that it stays.",
      resolve: ({ unwanted }) => unwanted?.by ?? null,
    }),
  }),
});

const ScanTaken = builder
  .objectRef<{ readonly id: string }>("ScanTaken")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const ScanUnwanted = builder.objectRef<{ readonly id: string }>("ScanUnwanted").implement({
  ...needs("release.keep"),
  description: "It is there: what others looked at, or witnessed, goes when another of us says so, too.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const TakeScanResult = builder.unionType("TakeScanAwayResult", {
  types: [ScanTaken, ScanUnwanted, NotFound],
  resolveType: tagOf,
});

builder.mutationField("takeScanAway", (t) =>
  t.field({
    ...needs("release.keep"),
    type: TakeScanResult,
    description: "It does not belong there, or cannot be read. Once; who and when stays. Not by one alone.",
    args: { caseId: t.arg.id({ required: true }), id: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId, id }, context) => {
      const place = scanOf(caseId, id);
      if (place === null) return tagged("NotFound", { id });
      const { kind } = await context.store.scans.takeAway(...place, caseAsker(context, "change"));
      return tagged(
        ({ taken: "ScanTaken", unwanted: "ScanUnwanted", not_found: "NotFound" } as const)[kind],
        {
          id,
        },
      );
    },
  }),
);

const ScanKept = builder
  .objectRef<{ readonly id: string }>("ScanKept")
  .implement({ ...needs("release.keep"), fields: (t) => ({ id: t.exposeID("id") }) });

const KeepScanResult = builder.unionType("KeepScanResult", {
  types: [ScanKept, NotFound],
  resolveType: tagOf,
});

builder.mutationField("keepScan", (t) =>
  t.field({
    ...needs("release.keep"),
    type: KeepScanResult,
    description: "It stays, though somebody said that it is to go.",
    args: { caseId: t.arg.id({ required: true }), id: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId, id }, context) => {
      const place = scanOf(caseId, id);
      if (place === null) return tagged("NotFound", { id });
      const { kind } = await context.store.scans.keep(...place, caseAsker(context, "change"));
      return tagged(kind === "kept" ? "ScanKept" : "NotFound", { id });
    },
  }),
);

function scanOf(caseId: string, id: string): readonly [id: ScanId, caseId: CaseId] | null {
  const [ofCase, scan] = [CaseId.safeParse(caseId), ScanId.safeParse(id)];
  return ofCase.success && scan.success ? [scan.data, ofCase.data] : null;
}
