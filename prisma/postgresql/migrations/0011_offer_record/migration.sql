-- AlterTable
ALTER TABLE "ScanProposal" ADD COLUMN     "foundBy" TEXT NOT NULL;

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
CREATE TABLE "LinkCheck" (
    "shop" TEXT NOT NULL,
    "articlesOperation" TEXT NOT NULL,
    "productsOperation" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "error" TEXT,

    CONSTRAINT "LinkCheck_pkey" PRIMARY KEY ("shop")
);

-- CreateIndex
CREATE INDEX "OfferRecord_shop_bannerId_idx" ON "OfferRecord"("shop", "bannerId");

-- CreateIndex
CREATE INDEX "ArticleLink_shop_productId_idx" ON "ArticleLink"("shop", "productId");

-- CreateIndex
CREATE INDEX "ArticleLink_shop_broken_idx" ON "ArticleLink"("shop", "broken");
