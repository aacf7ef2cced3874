import type { DirectoryEnv } from "../../env/directory-env.ts";
import { providerOf } from "./directory.ts";

/** The directory whose second factor counts here (G484), as sign-in names it; `null`: there is none, or what it says never counts. */
export function factorDirectoryOf(env: DirectoryEnv | null): string | null {
  return env === null || env.secondFactor.size === 0 ? null : providerOf(env);
}
