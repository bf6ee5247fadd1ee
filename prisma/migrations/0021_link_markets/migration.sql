-- CreateTable
CREATE TABLE "LinkMarkets" (
    "shop" TEXT NOT NULL PRIMARY KEY,
    "markets" TEXT NOT NULL
);
