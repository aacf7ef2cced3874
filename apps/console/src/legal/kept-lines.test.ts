import { beforeEach, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { keptLines } from "./kept-lines.ts";

beforeEach(() => speak("en"));

it.each<[Parameters<typeof keptLines>[0], string, readonly string[]]>([
  ["message", '{"a":1}', ['{"a":1}']],
  ["note", "one\ntwo", ["one\ntwo"]],
  [
    "case_part",
    '{"id":"x","calledName":"Rosa","age":null,"needs":[],"ageYears":17,"isPregnant":false,"telephones":["1","2"]}',
    ["What they want to be called: Rosa", "Age in years: 17", "Pregnant: No", "Telephones: 1\n2"],
  ],
  [
    "case_part",
    '{"id":"x","name":"Invented","toldBy":["someone"],"aliases":[]}',
    ["Name: Invented", "Who told us: Somebody"],
  ],
  [
    "case_part",
    '{"id":"x","text":"Invented","about":[],"mayHold":["health"],"writtenBy":"y","writtenAt":1}',
    ["Words: Invented", "What may be in it: Health"],
  ],
  ["case_part", '{"anEarlierField":"Invented"}', ["anEarlierField: Invented"]],
  [
    "contact",
    '{"address":"+15550100","reach":{"ways":["text","email"],"mayLeaveMessage":true,"language":"es"}}',
    [
      "Address: +15550100",
      "How to reach them, Ways they agreed to, 1: Text",
      "How to reach them, Ways they agreed to, 2: Mail",
      "How to reach them, A message may be left: Yes",
      "How to reach them, Language: Español",
    ],
  ],
  [
    "mail",
    '{"subject":"text","sender":{"name":"Rosa","address":null},"addressees":null,"html":null}',
    ["Subject: text", "From, Name: Rosa"],
  ],
  [
    "call_party",
    '{"name":"Invented","number":"","callTaker":"Officer"}',
    ["Name: Invented", "Who answered there: Officer"],
  ],
  ["call_party", "not JSON", ["not JSON"]],
  ["mail", "[1]", ["[1]"]],
])("what is kept of a %s, %s, is told as %j", (of, words, lines) => {
  expect(keptLines(of, words, "en")).toEqual(lines);
});
