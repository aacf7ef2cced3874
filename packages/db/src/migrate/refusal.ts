import type { DiagnoseMigrationHistoryOutput } from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Why a database's history keeps this release from starting, in one sentence; `null` when it does not. */
export function refusalOf(found: DiagnoseMigrationHistoryOutput): string | null {
  const { editedMigrationNames: edited, failedMigrationNames: failed, history } = found;
  if (failed.length > 0)
    return `The migration ${failed.join(", ")} failed on this database earlier: restore a backup, or repair it and mark it with "prisma migrate resolve".`;
  if (edited.length > 0)
    return `The migration ${edited.join(", ")} was applied to this database with another text than this release has: this is another Holdfast's database.`;
  if (history === null || history.diagnostic === "databaseIsBehind") return null;
  return `The database was made by a newer release (it knows ${history.unpersistedMigrationNames.join(", ")}): start that release, or restore a backup.`;
}
