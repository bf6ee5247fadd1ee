-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" DATETIME,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "refreshTokenExpires" DATETIME,
    "onlineAccessInfo" TEXT
);

-- CreateTable
CREATE TABLE "Lock" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Banner" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "id")
);

-- CreateTable
CREATE TABLE "BadgeSet" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "id")
);

-- CreateTable
CREATE TABLE "ArticleDraft" (
    "shop" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "productIds" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "articleId")
);

-- CreateTable
CREATE TABLE "Publication" (
    "shop" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "hash" TEXT,
    "publishedAt" DATETIME,
    "error" TEXT,
    "attemptedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "target")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

