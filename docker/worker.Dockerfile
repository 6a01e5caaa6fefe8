# docker build --file docker/worker.Dockerfile --tag jbgs-worker:local .
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
ENV WORKER_METRICS_PORT=3910
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --workspaces=false && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY docker/worker-health.mjs ./docker/
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data
USER node
EXPOSE 3910
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "docker/worker-health.mjs"]
CMD ["node", "dist/apps/worker/src/main.js"]
