import type { Database, Transaction } from "../db.server.ts";
import { err, type Result } from "../domain/result.ts";

class Refusal extends Error {
  readonly error: unknown;
  constructor(error: unknown) {
    super("refused inside a transaction");
    this.error = error;
  }
}

/**
 * Runs one command in one transaction. An error value rolls everything back, as a thrown fault does:
 * Prisma by itself rolls back only what throws.
 */
export async function inTransaction<T, E>(
  database: Database,
  work: (tx: Transaction) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await database.$transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refusal(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) return err(error.error as E);
    throw error;
  }
}
