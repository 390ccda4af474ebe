import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "@prisma/client";
import { getEnv } from "./env.server.ts";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export function createDatabase(connectionString: string): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
}

// The server build and the worker beside it are two module graphs in one process: one pool serves both.
const holder = globalThis as typeof globalThis & { cxDatabase?: Database };

export function getDatabase(): Database {
  holder.cxDatabase ??= createDatabase(getEnv().DATABASE_URL);
  return holder.cxDatabase;
}
