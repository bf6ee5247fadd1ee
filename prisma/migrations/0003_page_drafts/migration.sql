-- CreateTable
CREATE TABLE "PageDraft" (
    "shop" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "replaces" TEXT,
    "error" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shop", "ownerId")
);

