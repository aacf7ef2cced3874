import { testStore } from "@holdfast/db/testing";
import pg from "pg";
import { expect, it } from "vitest";
import { openPlainInserts } from "../baselines/plain-inserts.ts";
import { bareSchema } from "../testing/bare-schema.ts";
import { auditEach, auditTogether } from "./audit-rate.ts";

it("writes on both sides as many rows as it is asked to, each in a transaction of its own or all in one", async () => {
  const house = await testStore();
  const place = await bareSchema();
  const plain = await openPlainInserts(place.connection);
  const audit = new pg.Client(house.connection);
  await audit.connect();
  await auditEach(audit, 3);
  await plain.each(3);
  await auditTogether(audit, 40);
  await plain.together(40);
  await plain.beside();
  expect(await plain.count()).toBe(43);
  const { rows } = await audit.query(
    "select count(*)::integer as rows, count(distinct xid)::integer as commits from audit_row where thing = 'contact'",
  );
  expect(rows).toEqual([{ rows: 43, commits: 4 }]);
  await audit.end();
  await plain.close();
  await house.close();
  await place.drop();
});
