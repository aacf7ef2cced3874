import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { DatabaseError } from "pg";

/**
 * Prisma's adapter, but a migration reaches the server whole. The stock one cuts a script at every semicolon and sends
 * the pieces over the pool one by one: function bodies and comments break it, and a failure leaves half a migration. One
 * simple query is one transaction.
 */
export class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter
        .underlyingDriver()
        .query(script)
        .catch((error: DatabaseError) => {
          const { code, severity, message, detail, column, hint } = error;
          throw new DriverAdapterError({
            kind: "postgres",
            code: code ?? "N/A",
            severity: severity ?? "N/A",
            message,
            detail,
            column,
            hint,
          });
        });
    };
    return adapter;
  }
}
