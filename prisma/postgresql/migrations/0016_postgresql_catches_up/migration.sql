-- CreateTable
CREATE TABLE "Catalogue" (
    "shop" TEXT NOT NULL,
    "products" TEXT NOT NULL,
    "readAt" TIMESTAMP(3),
    "operationId" TEXT,

    CONSTRAINT "Catalogue_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "ScanJob" (
    "shop" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "leaseHolder" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "ScanJob_pkey" PRIMARY KEY ("shop")
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
    "problem" TEXT,

    CONSTRAINT "ScanProposal_pkey" PRIMARY KEY ("shop","articleId","productId")
);

-- CreateIndex
CREATE INDEX "ScanProposal_shop_status_confidence_idx" ON "ScanProposal"("shop", "status", "confidence");
