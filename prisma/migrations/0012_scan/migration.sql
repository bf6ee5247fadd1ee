-- CreateTable
CREATE TABLE "Catalogue" (
    "shop" TEXT NOT NULL PRIMARY KEY,
    "products" TEXT NOT NULL,
    "readAt" DATETIME,
    "operationId" TEXT
);

-- CreateTable
CREATE TABLE "ScanJob" (
    "shop" TEXT NOT NULL PRIMARY KEY,
    "jobId" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "leaseHolder" TEXT,
    "leaseUntil" DATETIME
);

-- CreateTable
CREATE TABLE "ScanProposal" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "articleTitle" TEXT NOT NULL,
    "blogTitle" TEXT NOT NULL,
    "productTitle" TEXT NOT NULL,
    "line" INTEGER,
    "foundBy" TEXT NOT NULL,
    "problem" TEXT,

    PRIMARY KEY ("shop", "articleId", "productId")
);

-- CreateIndex
CREATE INDEX "ScanProposal_shop_status_confidence_idx" ON "ScanProposal"("shop", "status", "confidence");

