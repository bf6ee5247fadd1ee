-- CreateTable
CREATE TABLE "OfferRecord" (
    "shop" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bannerId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "event" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "authorName" TEXT,
    "authorEmail" TEXT,
    "showsUntil" DATETIME NOT NULL,
    "content" TEXT NOT NULL,

    PRIMARY KEY ("shop", "number")
);

-- CreateIndex
CREATE INDEX "OfferRecord_shop_bannerId_idx" ON "OfferRecord"("shop", "bannerId");

