-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "accountId" INTEGER,
    "secretSealed" TEXT NOT NULL,
    "previousSecretSealed" TEXT,
    "webhookSecretSealed" TEXT,
    "lastWebhookAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "subjectId" TEXT,
    "triggeredAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMP(3),

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Connection_shopDomain_vendor_key" ON "Connection"("shopDomain", "vendor");

-- CreateIndex
CREATE INDEX "InboxEvent_processedAt_receivedAt_idx" ON "InboxEvent"("processedAt", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_source_shopDomain_dedupeKey_key" ON "InboxEvent"("source", "shopDomain", "dedupeKey");

