# docker build --file docker/treasury.Dockerfile --tag jbgs-treasury:local .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false
COPY .swcrc ./
COPY apps ./apps
COPY libs ./libs
COPY migrations ./migrations
RUN node --input-type=module --eval "import { buildServer } from './apps/dev/lib/build.mjs'; await buildServer();"

FROM node:20-bookworm-slim
ENV NODE_ENV=production
ENV NODE_OPTIONS="--max-old-space-size=448"
ENV HOST=0.0.0.0
ENV DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false && npm cache clean --force
COPY --from=build /app/dist ./dist
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data
USER node
EXPOSE 3900
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.TREASURY_PORT || 3900}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/treasury/src/main.js"]
