import { StartRefusal } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { failureSentence } from "./failure-sentence.ts";

const external = { port: 4000, host: "127.0.0.1", externalDatabase: true };
const coded = (code: string, more: object = {}): Error =>
  Object.assign(new Error("secret words"), { code }, more);

describe("why it does not start", () => {
  it("is a refusal's own sentence, on one line", () => {
    expect(failureSentence(new StartRefusal("The schema is\n  newer."), external)).toBe(
      "The schema is newer.",
    );
  });

  it("names the port that is taken", () => {
    expect(failureSentence(coded("EADDRINUSE", { syscall: "listen" }), external)).toContain(
      "Port 4000 is taken",
    );
  });

  it("tells listening from connecting", () => {
    expect(failureSentence(coded("EACCES", { syscall: "listen" }), external)).toContain("Port 4000");
    expect(failureSentence(coded("EACCES"), external)).toContain("HOLDFAST_DATA");
  });

  it("names HOST when no name server knows it, whatever the database", () => {
    const unknown = (hostname: string) => coded("ENOTFOUND", { syscall: "getaddrinfo", hostname });
    const listening = { ...external, host: "256.1.1.1" };
    for (const externalDatabase of [true, false])
      expect(failureSentence(unknown("256.1.1.1"), { ...listening, externalDatabase })).toBe(
        "256.1.1.1 is not an address of this machine; set HOST.",
      );
    expect(failureSentence(unknown("db.example.org"), listening)).toContain("DATABASE_URL");
  });

  it("says that the data folder is none", () => {
    for (const code of ["EEXIST", "ENOTDIR"])
      expect(failureSentence(coded(code), { ...external, externalDatabase: false })).toContain(
        "not a folder",
      );
  });

  it.each(["28P01", "3D000", "ECONNREFUSED", "ENOTFOUND"])(
    "says of %s what is wrong with DATABASE_URL",
    (code) => {
      expect(failureSentence(coded(code), external)).toContain("DATABASE_URL");
    },
  );

  it("finds the code in what caused the error, and among several attempts", () => {
    const attempts = new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]);
    expect(failureSentence(attempts, external)).toBe("Nothing answers at DATABASE_URL.");
    expect(failureSentence(new Error("x", { cause: coded("3D000") }), external)).toContain("does not exist");
  });

  it("repeats no words of an error", () => {
    for (const error of [coded("XX000"), new Error("secret words"), "secret words", coded("ECONNREFUSED")])
      expect(failureSentence(error, external)).not.toContain("secret");
  });

  it("is always one sentence", () => {
    for (const error of [coded("EADDRINUSE", { syscall: "listen" }), coded("28P01"), new Error("x"), 7])
      expect(failureSentence(error, external)).toMatch(/^[^\n]+\.$/);
  });
});
