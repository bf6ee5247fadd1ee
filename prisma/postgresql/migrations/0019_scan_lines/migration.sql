-- AlterTable
ALTER TABLE "ScanProposal" ADD COLUMN     "line" INTEGER;
