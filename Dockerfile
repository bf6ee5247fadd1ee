# Buyline's app process. The theme extension is deployed by the Shopify CLI, not from here.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
# Prisma warns of an OpenSSL that only its own engine needs: its adapters connect here.
ENV NODE_ENV=production PORT=3000 PRISMA_DISABLE_WARNINGS=1
WORKDIR /app
COPY --from=build /app/package.json /app/prisma.config.ts ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY --from=build /app/public ./public
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/server ./server
# For SQLite: DATABASE_URL=file:/data/buyline.sqlite on a volume. PostgreSQL needs nothing here.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The migration first, then the process itself as the one that is told to stop.
CMD ["sh", "-c", "node node_modules/prisma/build/index.js migrate deploy && exec node server/index.mjs"]
