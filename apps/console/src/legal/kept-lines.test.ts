import { expect, it } from "vitest";
import { keptLines } from "./kept-lines.ts";

it.each<[Parameters<typeof keptLines>[0], string, readonly string[]]>([
  ["message", '{"a":1}', ['{"a":1}']],
  ["note", "one\ntwo", ["one\ntwo"]],
  [
    "case_part",
    '{"calledName":"Rosa","age":null,"children":[3,7],"notes":""}',
    ["calledName: Rosa", "children 1: 3", "children 2: 7"],
  ],
  [
    "contact",
    '{"address":"+15550100","reach":{"text":{"ok":true}}}',
    ["address: +15550100", "reach text ok: true"],
  ],
  ["mail", '{"subject":"Invented","sender":null,"addressees":[],"html":null}', ["subject: Invented"]],
  ["call_party", "not JSON", ["not JSON"]],
])("what is kept of a %s, %s, is told as %j", (of, words, lines) => {
  expect(keptLines(of, words)).toEqual(lines);
});
