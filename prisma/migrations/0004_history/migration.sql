-- CreateTable
CREATE TABLE "PublishedVersion" (
    "shop" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "authorName" TEXT,
    "authorEmail" TEXT,
    "content" TEXT NOT NULL,

    PRIMARY KEY ("shop", "number")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "shop" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,

    PRIMARY KEY ("shop", "userId")
);

-- CreateTable
CREATE TABLE "ThemeMemory" (
    "shop" TEXT NOT NULL PRIMARY KEY,
    "seen" TEXT,
    "before" TEXT,
    "themeName" TEXT,
    "switchedAt" DATETIME
);

