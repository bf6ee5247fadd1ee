-- CreateTable
CREATE TABLE "LinkMarkets" (
    "shop" TEXT NOT NULL,
    "markets" TEXT NOT NULL,

    CONSTRAINT "LinkMarkets_pkey" PRIMARY KEY ("shop")
);
