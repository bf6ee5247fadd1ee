-- CreateTable
CREATE TABLE "LinkedArticle" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lostPlaces" INTEGER NOT NULL,
    "checkedAt" DATETIME,

    PRIMARY KEY ("shop", "articleId")
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
    "asOf" DATETIME,

    PRIMARY KEY ("shop", "articleId", "productId")
);

-- CreateIndex
CREATE INDEX "ArticleLink_shop_productId_idx" ON "ArticleLink"("shop", "productId");

-- CreateIndex
CREATE INDEX "ArticleLink_shop_broken_idx" ON "ArticleLink"("shop", "broken");

