import SchemaBuilder from "@pothos/core";
import type { ClosingFacts, Preferences } from "@holdfast/case-schema";
import type { Cursor } from "@holdfast/wire";
import type { Context } from "./context.ts";

/** The one builder; it defines nothing itself. Fields are not null unless they say so. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    Instant: { Input: number; Output: number };
    Preferences: { Input: Preferences; Output: Preferences };
    ClosingFacts: { Input: ClosingFacts; Output: ClosingFacts };
    SettingValue: { Input: unknown; Output: unknown };
    CaseValue: { Input: unknown; Output: unknown };
    SafetyPlanValue: { Input: unknown; Output: unknown };
    Cursor: { Input: Cursor; Output: Cursor };
    ID: { Input: string; Output: string };
  };
}>({ defaultFieldNullability: false });

builder.queryType({});
builder.mutationType({});
