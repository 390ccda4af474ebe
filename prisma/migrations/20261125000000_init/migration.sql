-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "EscalationState" AS ENUM ('open', 'awaiting_review', 'replied', 'snoozed', 'resolved');

-- CreateEnum
CREATE TYPE "DeliveryOutcome" AS ENUM ('pending', 'accepted', 'delivered', 'failed', 'refused_stale', 'unknown', 'withdrawn');

-- CreateEnum
CREATE TYPE "MirrorStatus" AS ENUM ('PENDING', 'SUCCESS', 'TIMEOUT', 'RETRYABLE', 'REJECTED', 'WITHHELD');

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "domain" TEXT NOT NULL,
    "name" TEXT,
    "currencyCode" TEXT NOT NULL DEFAULT 'USD',
    "modalApprovals" BOOLEAN,
    "aiEscalations" BOOLEAN,
    "slaMinutes" INTEGER,
    "refundEscalateAtMinor" INTEGER,
    "refundManagerOverMinor" INTEGER,
    "installedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalledAt" TIMESTAMP(3),

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "Person" (
    "shopDomain" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "roles" TEXT[],
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("shopDomain","userId")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" SERIAL NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "world" TEXT NOT NULL DEFAULT 'live',
    "conversationId" INTEGER NOT NULL,
    "orderId" TEXT,
    "orderName" TEXT,
    "state" "EscalationState" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "pendingDecisionId" INTEGER,
    "ownerUserId" TEXT,
    "labels" TEXT[],
    "waitingSince" TIMESTAMP(3),
    "slaDueAt" TIMESTAMP(3),
    "snoozedUntil" TIMESTAMP(3),
    "lastMessageId" INTEGER NOT NULL DEFAULT 0,
    "lastActivityAt" TIMESTAMP(3),
    "snapshot" TEXT,
    "emailHash" TEXT,
    "orderCandidates" JSONB NOT NULL DEFAULT '[]',
    "strongestCue" JSONB,
    "valueMinor" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationLink" (
    "shopDomain" TEXT NOT NULL,
    "world" TEXT NOT NULL DEFAULT 'live',
    "conversationId" INTEGER NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderName" TEXT NOT NULL,
    "linkedBy" TEXT NOT NULL,
    "linkedByUserId" TEXT,
    "linkedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConversationLink_pkey" PRIMARY KEY ("shopDomain","world","conversationId")
);

-- CreateTable
CREATE TABLE "OrderMemory" (
    "shopDomain" TEXT NOT NULL,
    "world" TEXT NOT NULL DEFAULT 'live',
    "orderId" TEXT NOT NULL,
    "memory" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OrderMemory_pkey" PRIMARY KEY ("shopDomain","world","orderId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" SERIAL NOT NULL,
    "uid" UUID NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "contentSha256" TEXT NOT NULL,
    "runId" UUID,
    "scope" TEXT NOT NULL,
    "decisionType" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "escalationId" INTEGER NOT NULL,
    "escalationVersion" INTEGER NOT NULL,
    "conversationId" INTEGER,
    "orderId" TEXT,
    "orderName" TEXT,
    "operatorUserId" TEXT NOT NULL,
    "operatorEmail" TEXT NOT NULL,
    "operatorName" TEXT NOT NULL,
    "slaSeconds" INTEGER,
    "payload" JSONB NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionText" (
    "decisionId" INTEGER NOT NULL,
    "shown" TEXT,
    "sent" TEXT NOT NULL,
    "reason" TEXT,
    "salt" TEXT NOT NULL,

    CONSTRAINT "DecisionText_pkey" PRIMARY KEY ("decisionId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "decisionId" INTEGER NOT NULL,
    "outcome" "DeliveryOutcome" NOT NULL DEFAULT 'pending',
    "sendKey" UUID NOT NULL,
    "baselineMessageId" INTEGER NOT NULL,
    "postStartedAt" TIMESTAMP(3),
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "chatwootMessageId" INTEGER,
    "acceptedAt" TIMESTAMP(3),
    "labelDoneAt" TIMESTAMP(3),
    "noteDoneAt" TIMESTAMP(3),
    "explanation" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("decisionId")
);

-- CreateTable
CREATE TABLE "DeliveryAttempt" (
    "id" SERIAL NOT NULL,
    "decisionId" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "durationMs" DECIMAL(10,2) NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeliveryAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mirror" (
    "decisionId" INTEGER NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "status" "MirrorStatus" NOT NULL DEFAULT 'PENDING',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "mirroredAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Mirror_pkey" PRIMARY KEY ("decisionId")
);

-- CreateTable
CREATE TABLE "SyncAttempt" (
    "decisionId" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" "MirrorStatus" NOT NULL,
    "durationMs" DECIMAL(10,2) NOT NULL,
    "errorCode" TEXT,
    "attemptedAt" TIMESTAMP(3) NOT NULL,
    "mirroredAt" TIMESTAMP(3),

    CONSTRAINT "SyncAttempt_pkey" PRIMARY KEY ("decisionId","attempt")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" SERIAL NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "decisionId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" SERIAL NOT NULL,
    "shopDomain" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actorUserId" TEXT,
    "actorEmail" TEXT,
    "data" JSONB NOT NULL,
    "occurredAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandInRecord" (
    "world" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "doc" JSONB NOT NULL,

    CONSTRAINT "StandInRecord_pkey" PRIMARY KEY ("world","kind","key")
);

-- CreateTable
CREATE TABLE "StandInSequence" (
    "world" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StandInSequence_pkey" PRIMARY KEY ("world","name")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "Escalation_shopDomain_world_orderId_idx" ON "Escalation"("shopDomain", "world", "orderId");

-- CreateIndex
CREATE INDEX "Escalation_shopDomain_world_state_waitingSince_id_idx" ON "Escalation"("shopDomain", "world", "state", "waitingSince", "id");

-- CreateIndex
CREATE INDEX "Escalation_shopDomain_world_updatedAt_idx" ON "Escalation"("shopDomain", "world", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Escalation_shopDomain_world_conversationId_key" ON "Escalation"("shopDomain", "world", "conversationId");

-- CreateIndex
CREATE INDEX "ConversationLink_shopDomain_world_orderId_idx" ON "ConversationLink"("shopDomain", "world", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_uid_key" ON "Decision"("uid");

-- CreateIndex
CREATE INDEX "Decision_shopDomain_id_idx" ON "Decision"("shopDomain", "id");

-- CreateIndex
CREATE INDEX "Decision_escalationId_escalationVersion_idx" ON "Decision"("escalationId", "escalationVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_shopDomain_stream_position_key" ON "Decision"("shopDomain", "stream", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_sendKey_key" ON "Delivery"("sendKey");

-- CreateIndex
CREATE INDEX "Delivery_outcome_idx" ON "Delivery"("outcome");

-- CreateIndex
CREATE INDEX "DeliveryAttempt_decisionId_idx" ON "DeliveryAttempt"("decisionId");

-- CreateIndex
CREATE INDEX "Mirror_shopDomain_status_nextAttemptAt_idx" ON "Mirror"("shopDomain", "status", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Mirror_shopDomain_updatedAt_idx" ON "Mirror"("shopDomain", "updatedAt");

-- CreateIndex
CREATE INDEX "Obligation_shopDomain_doneAt_dueAt_idx" ON "Obligation"("shopDomain", "doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "Obligation_decisionId_idx" ON "Obligation"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_shopDomain_position_key" ON "AuditEvent"("shopDomain", "position");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_shopDomain_fkey" FOREIGN KEY ("shopDomain") REFERENCES "Shop"("domain") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionText" ADD CONSTRAINT "DecisionText_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryAttempt" ADD CONSTRAINT "DeliveryAttempt_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mirror" ADD CONSTRAINT "Mirror_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncAttempt" ADD CONSTRAINT "SyncAttempt_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

