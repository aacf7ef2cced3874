export { problemText, type ImportProblem } from "./import-problem.ts";
export { IMPORT_FORMAT, IMPORT_VERSION, readImport, writeImport, type ImportRead } from "./read-import.ts";
export { lintScript, type ScriptProblem } from "../lint/lint-script.ts";
export { readingLevel, type ReadingLevel } from "../lint/reading-level.ts";
