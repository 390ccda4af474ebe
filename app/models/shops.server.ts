import type { Shop } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";
import { moneyOf } from "../domain/money.ts";
import { defaultPolicy, type Policy } from "../domain/policy.ts";

/** What rules a shop's cases: its own setting where it has one, else the environment's. */
export interface ShopSettings {
  /** As the merchant calls the shop; the handle until Shopify has told us. */
  readonly shopName: string;
  readonly modalApprovals: boolean;
  readonly aiEscalations: boolean;
  readonly policy: Policy;
}

/** The environment's defaults; amounts are decimals of whatever currency the shop has. */
export interface DefaultSettings {
  readonly modalApprovals: boolean;
  readonly aiEscalations: boolean;
  readonly slaMinutes: number;
  readonly refundEscalateAt: string;
  readonly refundManagerOver: string;
}

/** What a shop that has set nothing says. */
const NOTHING_SET = {
  name: null,
  currencyCode: "USD",
  modalApprovals: null,
  aiEscalations: null,
  slaMinutes: null,
  refundEscalateAtMinor: null,
  refundManagerOverMinor: null,
};

export async function getShopSettings(
  client: Database | Transaction,
  shopDomain: string,
  defaults: DefaultSettings,
): Promise<ShopSettings> {
  const own = (await client.shop.findUnique({ where: { domain: shopDomain } })) ?? NOTHING_SET;
  const { currencyCode } = own;
  const thresholdOf = (ownMinor: number | null, fallback: string) =>
    ownMinor === null ? moneyOf(fallback, currencyCode) : { amountMinor: ownMinor, currencyCode };
  return {
    shopName: own.name ?? shopDomain.replace(".myshopify.com", ""),
    modalApprovals: own.modalApprovals ?? defaults.modalApprovals,
    aiEscalations: own.aiEscalations ?? defaults.aiEscalations,
    policy: {
      ...defaultPolicy(currencyCode),
      slaMinutes: own.slaMinutes ?? defaults.slaMinutes,
      refundEscalateAt: thresholdOf(own.refundEscalateAtMinor, defaults.refundEscalateAt),
      refundManagerOver: thresholdOf(own.refundManagerOverMinor, defaults.refundManagerOver),
    },
  };
}

/** What a manager sets; null: the environment's default holds. */
export type OwnSettings = Pick<
  Shop,
  "modalApprovals" | "aiEscalations" | "slaMinutes" | "refundEscalateAtMinor" | "refundManagerOverMinor"
>;

/** The shop's row, made where there was none. Changes to a shop's settings and roles wait for each other on it. */
export async function lockShop(tx: Transaction, shopDomain: string): Promise<Shop> {
  await tx.shop.createMany({ data: { domain: shopDomain }, skipDuplicates: true });
  await tx.$executeRaw`select 1 from "Shop" where domain = ${shopDomain} for update`;
  return tx.shop.findUniqueOrThrow({ where: { domain: shopDomain } });
}

export async function saveOwnSettings(
  tx: Transaction,
  shopDomain: string,
  changes: Partial<OwnSettings>,
): Promise<void> {
  await tx.shop.update({ where: { domain: shopDomain }, data: changes });
}

export async function listInstalledShops(database: Database): Promise<string[]> {
  const shops = await database.shop.findMany({ where: { uninstalledAt: null }, select: { domain: true } });
  return shops.map(({ domain }) => domain);
}

export async function isInstalled(database: Database, shopDomain: string): Promise<boolean> {
  const count = await database.shop.count({ where: { domain: shopDomain, uninstalledAt: null } });
  return count === 1;
}
