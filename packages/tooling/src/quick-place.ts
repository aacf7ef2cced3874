import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";

/** What decides where a test's databases lie. */
export interface Room {
  /** How many bytes are free in a folder; 0 where there is none. */
  readonly freeIn: (folder: string) => number;
  /** How many bytes of memory nobody needs. */
  readonly freeMemory: () => number;
  /** Whether a program that lies in a folder may run. */
  readonly runsFrom: (folder: string) => boolean;
}

/** Memory that is a folder, where the system has one. */
const MEMORY = "/dev/shm";
const GIGABYTE = 2 ** 30;
/** All databases of a run that are there at once take about one. */
const FREE_MIN = 4 * GIGABYTE;
/** Browsers and servers of a run go on beside them. */
const MEMORY_MIN = 8 * GIGABYTE;

/** Names the folder in which tests put databases. The test command makes one of its own there, else where it is quick. */
export const PLACE_VARIABLE = "HOLDFAST_TEST_PLACE";

/** Where a test puts a database: where the run says, else where all else lies that is temporary. */
export function placeOfTests({ [PLACE_VARIABLE]: place }: NodeJS.ProcessEnv = process.env): string {
  return place ?? tmpdir();
}

/**
 * Where a whole run puts databases that it makes and removes: into memory where there is plenty, else where all else lies that is
 * temporary. Copying a database on a disk takes more computing than most tests of one do. Nothing there outlives a power cut, which no test plays.
 */
export function quickPlace(room: Room = machine): string {
  const isRoomy = room.freeIn(MEMORY) >= FREE_MIN && room.freeMemory() >= MEMORY_MIN;
  // PostgreSQL's programs are copied beside its data where its user cannot reach them otherwise.
  return isRoomy && room.runsFrom(MEMORY) ? MEMORY : tmpdir();
}

const machine: Room = {
  freeIn: (folder) => {
    try {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    } catch {
      // No such folder on this system.
      return 0;
    }
  },
  freeMemory: freemem,
  runsFrom: mayRun,
};

/** Tries it with a program that does nothing. */
export function mayRun(folder: string): boolean {
  let own: string | undefined;
  try {
    own = mkdtempSync(join(folder, "holdfast-run-"));
    const program = join(own, "nothing");
    writeFileSync(program, "#!/bin/sh\nexit 0\n");
    chmodSync(program, 0o755);
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    if (own !== undefined) rmSync(own, { recursive: true });
  }
}
