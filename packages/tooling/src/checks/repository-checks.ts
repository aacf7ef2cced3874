import { checkAsvs } from "./asvs.ts";
import { checkConsoleRooms } from "./console-rooms.ts";
import { checkDocumentLinks } from "./document-links.ts";
import { checkMachineTraces } from "./machine-traces.ts";
import { checkOutsideLiterals } from "./outside-literals.ts";
import { checkPackageShape } from "./package-shape.ts";
import { checkDependencyTable, checkEnvironmentTable, checkPackageTable } from "./readme-tables.ts";
import { checkRooms } from "./rooms.ts";
import { checkRuleIds } from "./rule-ids.ts";
import { checkSources } from "./source-rules.ts";
import type { RepositoryCheck } from "./workspace.ts";

/** The questions that need nothing but the files, by the name they are reported under. */
export const REPOSITORY_CHECKS: Readonly<Record<string, RepositoryCheck>> = {
  "package shape": checkPackageShape,
  rooms: checkRooms,
  "rooms of the console": checkConsoleRooms,
  "source rules": checkSources,
  "traces of a machine": checkMachineTraces,
  "document links": checkDocumentLinks,
  "table of packages": checkPackageTable,
  "table of environment variables": checkEnvironmentTable,
  "table of dependencies": checkDependencyTable,
  "rule ids": checkRuleIds,
  "lines of ASVS": checkAsvs,
  "wordings in their place": checkOutsideLiterals,
};
