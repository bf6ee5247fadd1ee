-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),
    "onlineAccessInfo" TEXT,
    "storedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lock" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lock_pkey" PRIMARY KEY ("shop","name")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "handledAt" TIMESTAMP(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "Banner" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Banner_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "BadgeSet" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BadgeSet_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "Settings" (
    "shop" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Settings_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "ArticleDraft" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "productIds" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ArticleDraft_pkey" PRIMARY KEY ("shop","articleId")
);

-- CreateTable
CREATE TABLE "PageDraft" (
    "shop" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "replaces" TEXT,
    "error" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PageDraft_pkey" PRIMARY KEY ("shop","ownerId")
);

-- CreateTable
CREATE TABLE "Publication" (
    "shop" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "hash" TEXT,
    "publishedAt" TIMESTAMP(3),
    "error" TEXT,
    "attemptedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("shop","target")
);

-- CreateTable
CREATE TABLE "PublishedVersion" (
    "shop" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "authorName" TEXT,
    "authorEmail" TEXT,
    "content" TEXT NOT NULL,

    CONSTRAINT "PublishedVersion_pkey" PRIMARY KEY ("shop","number")
);

-- CreateTable
CREATE TABLE "OfferRecord" (
    "shop" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bannerId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "event" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "authorName" TEXT,
    "authorEmail" TEXT,
    "showsUntil" TIMESTAMP(3) NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "OfferRecord_pkey" PRIMARY KEY ("shop","number")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "shop" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("shop","userId")
);

-- CreateTable
CREATE TABLE "ThemeMemory" (
    "shop" TEXT NOT NULL,
    "seen" TEXT,
    "before" TEXT,
    "themeName" TEXT,
    "switchedAt" TIMESTAMP(3),

    CONSTRAINT "ThemeMemory_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "LinkedArticle" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lostPlaces" INTEGER NOT NULL,
    "checkedAt" TIMESTAMP(3),

    CONSTRAINT "LinkedArticle_pkey" PRIMARY KEY ("shop","articleId")
);

-- CreateTable
CREATE TABLE "ArticleLink" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "presence" TEXT NOT NULL,
    "soldOut" BOOLEAN NOT NULL,
    "tracked" BOOLEAN NOT NULL,
    "missingMarkets" TEXT NOT NULL,
    "broken" BOOLEAN NOT NULL,
    "asOf" TIMESTAMP(3),

    CONSTRAINT "ArticleLink_pkey" PRIMARY KEY ("shop","articleId","productId")
);

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
    "line" INTEGER,
    "foundBy" TEXT NOT NULL,
    "problem" TEXT,

    CONSTRAINT "ScanProposal_pkey" PRIMARY KEY ("shop","articleId","productId")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "WebhookDelivery_receivedAt_idx" ON "WebhookDelivery"("receivedAt");

-- CreateIndex
CREATE INDEX "OfferRecord_shop_bannerId_idx" ON "OfferRecord"("shop", "bannerId");

-- CreateIndex
CREATE INDEX "ArticleLink_shop_productId_idx" ON "ArticleLink"("shop", "productId");

-- CreateIndex
CREATE INDEX "ArticleLink_shop_broken_idx" ON "ArticleLink"("shop", "broken");

-- CreateIndex
CREATE INDEX "ScanProposal_shop_status_confidence_idx" ON "ScanProposal"("shop", "status", "confidence");
