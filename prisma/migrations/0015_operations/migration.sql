-- AlterTable
ALTER TABLE "Session" ADD COLUMN "storedAt" DATETIME;

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "handledAt" DATETIME,

    PRIMARY KEY ("shop", "id")
);

-- A lock that is held while the app is brought up to date is of a process that has ended.
DROP TABLE "Lock";

-- CreateTable
CREATE TABLE "Lock" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "name")
);

-- CreateIndex
CREATE INDEX "WebhookDelivery_receivedAt_idx" ON "WebhookDelivery"("receivedAt");
